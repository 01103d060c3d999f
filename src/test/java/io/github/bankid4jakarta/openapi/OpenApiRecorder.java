package io.github.bankid4jakarta.openapi;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.catalina.Context;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;

/**
 * Stands before the gateway in Tomcat and holds every call and its answer against the OpenAPI document. Safe for use by several
 * threads.
 */
public final class OpenApiRecorder implements Filter {

    private final OpenApiContract contract = OpenApiContract.published();
    private final List<String> problems = new CopyOnWriteArrayList<>();
    private final AtomicInteger calls = new AtomicInteger();
    private final String address;

    /**
     * Records what goes through one gateway.
     *
     * @param address where the gateway lies on its server, such as {@code /app/gateway}
     */
    public OpenApiRecorder(String address) {
        this.address = address;
    }

    /**
     * Stands before everything in an application.
     *
     * @param application which has not started
     */
    public void addTo(Context application) {
        FilterDef filter = new FilterDef();
        filter.setFilterName(OpenApiRecorder.class.getName());
        filter.setFilter(this);
        filter.setAsyncSupported("true");
        application.addFilterDef(filter);
        FilterMap everything = new FilterMap();
        everything.setFilterName(filter.getFilterName());
        everything.addURLPattern("/*");
        application.addFilterMap(everything);
    }

    /**
     * In what the calls so far differed from the document.
     *
     * @return one line for each difference
     */
    public List<String> problems() {
        return problems;
    }

    /**
     * How many calls were held against the document.
     *
     * @return 0 or more; calls whose client went away, or that the server answered in our stead, do not count
     */
    public int calls() {
        return calls.get();
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        RecordedResponse recordedResponse = new RecordedResponse((HttpServletResponse) response);
        RecordedRequest recordedRequest = new RecordedRequest((HttpServletRequest) request);
        recordedRequest.whenDetached(new End(() -> hold(recordedRequest, recordedResponse)));
        chain.doFilter(recordedRequest, recordedResponse);
        if (!recordedRequest.isDetached()) {
            hold(recordedRequest, recordedResponse);
        }
    }

    private void hold(RecordedRequest request, RecordedResponse response) {
        if (!response.isBroken() && !response.isOfServer()) {
            calls.incrementAndGet();
            problems.addAll(contract.problems(call(request, response)));
        }
    }

    private ApiCall call(RecordedRequest request, RecordedResponse response) {
        String uri = request.getRequestURI();
        return new ApiCall(
                request.getMethod(),
                uri.startsWith(address) ? uri.substring(address.length()) : uri,
                headers(request),
                request.body(),
                response.getStatus(),
                headers(response),
                response.body());
    }

    private static Map<String, String> headers(HttpServletRequest request) {
        Map<String, String> headers = new TreeMap<>();
        Collections.list(request.getHeaderNames())
                .forEach(name -> headers.put(name, String.join(", ", Collections.list(request.getHeaders(name)))));
        return headers;
    }

    private static Map<String, String> headers(HttpServletResponse response) {
        Map<String, String> headers = new LinkedHashMap<>();
        response.getHeaderNames().forEach(name -> headers.put(name, String.join(", ", response.getHeaders(name))));
        headers.put("Content-Type", String.valueOf(response.getContentType()));
        return headers;
    }

    /** Whether the client has gone is seen when writing to it fails, so only the end is listened to. */
    private record End(Runnable action) implements AsyncListener {

        @Override
        public void onComplete(AsyncEvent event) {
            action.run();
        }

        @Override
        public void onTimeout(AsyncEvent event) {}

        @Override
        public void onError(AsyncEvent event) {}

        @Override
        public void onStartAsync(AsyncEvent event) {}
    }
}
