package io.github.bankid4jakarta.it.servers.app;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A filter over everything, which says who it let pass. Only some applications of the suite have it. */
@WebFilter("/*")
public class OwnFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.setHeader("X-Own-Filter", request.getUserPrincipal() == null ? "nobody" : "somebody");
        chain.doFilter(request, response);
    }
}
