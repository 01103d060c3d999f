package io.github.bankid4jakarta.client.qrona;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.IOException;

/**
 * Takes back the header by which {@link JaxRsChannel} tells Jersey the length of a request. By now Jersey has read it, and
 * {@code HttpURLConnection} writes the header itself; setting it twice would log a warning for each call.
 */
final class AnnouncedLength implements WriterInterceptor {

    @Override
    public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
        context.getHeaders().remove(HttpHeaders.CONTENT_LENGTH);
        context.proceed();
    }
}
