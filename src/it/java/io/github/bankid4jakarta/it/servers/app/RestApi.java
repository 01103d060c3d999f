package io.github.bankid4jakarta.it.servers.app;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Everything below {@code /api} is REST. */
@ApplicationPath("api")
public class RestApi extends Application {}
