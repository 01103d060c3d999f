package io.github.bankid4jakarta.gateway;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * One call and its one answer, which any thread may give: the first one counts, and none after the client has gone. An answer
 * is smaller than the buffers between us and the client, so writing it does not wait. Safe for use by several threads.
 */
final class GatewayExchange implements AsyncListener {

    private static final System.Logger LOG = System.getLogger(GatewayExchange.class.getPackageName());
    private static final String HTTP_2 = "HTTP/2";
    private static final String CONNECTION = "Connection";

    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final List<Runnable> whenGone = new ArrayList<>();
    private AsyncContext async;
    private GatewayAnswer ifItFails;
    private boolean over;

    GatewayExchange(HttpServletRequest request, HttpServletResponse response) {
        this.request = request;
        this.response = response;
    }

    String method() {
        return request.getMethod();
    }

    /** All headers of a name, in their order; never null. */
    List<String> headers(String name) {
        return Collections.list(request.getHeaders(name));
    }

    /** The address of the connection. */
    String peer() {
        return request.getRemoteAddr();
    }

    /** The length that the client announces; negative where it does not. */
    long contentLength() {
        return request.getContentLengthLong();
    }

    /** The body where it has all arrived, as small ones mostly have, and its length was announced. Does not wait. */
    Optional<byte[]> arrivedBody() {
        try {
            ServletInputStream in = request.getInputStream();
            long length = contentLength();
            return length <= in.available() ? Optional.of(in.readNBytes((int) length)) : Optional.empty();
        } catch (IOException e) {
            throw new RefusedCall(GatewayError.BROKEN_OFF);
        }
    }

    /** The body to wait for, where its length was not announced. */
    InputStream unannouncedBody() {
        try {
            return request.getInputStream();
        } catch (IOException e) {
            throw new RefusedCall(GatewayError.BROKEN_OFF);
        }
    }

    /** The body as it arrives, after {@link #detach}. May be completed from outside, to give up. */
    CompletableFuture<byte[]> body() {
        try {
            ServletInputStream in = request.getInputStream();
            BodyReader reader = new BodyReader(in, contentLength());
            in.setReadListener(reader);
            return reader.body();
        } catch (IOException e) {
            throw new RefusedCall(GatewayError.BROKEN_OFF);
        }
    }

    /** From now on the call outlives the thread that brought it. Called by that thread, before any other may answer. */
    synchronized void detach() {
        async = request.startAsync();
        async.setTimeout(0);
        async.addListener(this);
    }

    /** Does something if the client goes away before it is answered; at once where it has gone already. */
    void whenGone(Runnable action) {
        if (!waitFor(action)) {
            action.run();
        }
    }

    private synchronized boolean waitFor(Runnable action) {
        return !over && whenGone.add(action);
    }

    /**
     * Answers, unless that has been done. An error that comes after a blank is answered as {@link #blank} was told.
     *
     * <p>Leaves it to the container to send what was written, together with the end of an asynchronous call: a client that has
     * the whole answer before that sends its next call on the same connection at once, and Payara then loses one in some
     * hundreds.
     */
    synchronized void answer(GatewayAnswer answer) {
        if (over) {
            return;
        }
        over = true;
        try {
            if (ifItFails == null) {
                head(answer);
                response.setContentLength(answer.body().length);
                write(answer.body());
            } else {
                write((answer.isError() ? ifItFails : answer).body());
            }
            sendUnlessMoreFollows(answer);
        } catch (IOException | RuntimeException e) {
            LOG.log(System.Logger.Level.DEBUG, "A client had gone before it was answered");
        } finally {
            complete();
        }
    }

    /** What was sent cannot be replaced by a page of the server any more. */
    private synchronized void sendUnlessMoreFollows(GatewayAnswer answer) throws IOException {
        if (async == null || answer.headers().containsKey(CONNECTION)) {
            response.flushBuffer();
        }
    }

    /**
     * Sends one blank, which JSON may start with, so that proxies keep the connection and we learn when the client goes. It
     * takes the status with it, so an error can be no error any more.
     *
     * @param failed what to answer instead of an error from now on
     */
    void blank(GatewayAnswer failed) {
        try {
            sendBlank(failed);
        } catch (IOException | RuntimeException e) { // servers differ in how they say that the client has gone
            gone();
        }
    }

    private synchronized void sendBlank(GatewayAnswer failed) throws IOException {
        if (over) {
            return;
        }
        if (ifItFails == null) {
            head(failed);
            ifItFails = failed;
        }
        write(new byte[] {' '});
        response.flushBuffer();
    }

    private void head(GatewayAnswer answer) {
        response.setStatus(answer.status());
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        answer.headers().forEach((name, value) -> {
            if (!name.equals(CONNECTION) || !request.getProtocol().startsWith(HTTP_2)) {
                response.setHeader(name, value);
            }
        });
    }

    private void write(byte[] bytes) throws IOException {
        response.getOutputStream().write(bytes);
    }

    /** The container may have ended the call by itself, where the client has gone. */
    private synchronized void complete() {
        AsyncContext open = async;
        async = null;
        try {
            if (open != null) {
                open.complete();
            }
        } catch (IllegalStateException e) {
            LOG.log(System.Logger.Level.DEBUG, "A call had ended before it was answered");
        }
    }

    private void gone() {
        List<Runnable> actions = leave();
        complete();
        actions.forEach(Runnable::run);
    }

    /** What is to be done now that the client has gone; nothing where that was done or the call was answered. */
    private synchronized List<Runnable> leave() {
        List<Runnable> actions = over ? List.of() : List.copyOf(whenGone);
        over = true;
        return actions;
    }

    @Override
    public void onError(AsyncEvent event) {
        gone();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        gone();
    }

    @Override
    public void onComplete(AsyncEvent event) {
        leave().forEach(Runnable::run);
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        event.getAsyncContext().addListener(this);
    }
}
