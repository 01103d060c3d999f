package io.github.bankid4jakarta.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;

/** Reads the form that a request brings. */
@FunctionalInterface
interface FormReader {

    /**
     * The fields, each given once; empty where there is no form.
     *
     * @throws Refused where there is no telling what the form says
     */
    Map<String, String> read(HttpServletRequest request);
}
