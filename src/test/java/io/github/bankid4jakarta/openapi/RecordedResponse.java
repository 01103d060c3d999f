package io.github.bankid4jakarta.openapi;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps what is written of an answer. */
final class RecordedResponse extends HttpServletResponseWrapper {

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final Set<String> headers = ConcurrentHashMap.newKeySet();
    private volatile boolean broken;

    RecordedResponse(HttpServletResponse response) {
        super(response);
    }

    /** Whether the client went away before it had its answer. */
    boolean isBroken() {
        return broken || !isCommitted();
    }

    /**
     * Whether the server answers in its own words and drops ours, as Tomcat does where it read a body in vain for as long as it
     * waits for one.
     */
    boolean isOfServer() {
        return !getHeaderNames().containsAll(headers);
    }

    byte[] body() {
        return body.toByteArray();
    }

    @Override
    public void setHeader(String name, String value) {
        headers.add(name);
        super.setHeader(name, value);
    }

    @Override
    public void flushBuffer() throws IOException {
        try {
            super.flushBuffer();
        } catch (IOException e) {
            broken = true;
            throw e;
        }
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        return new Recorded(super.getOutputStream());
    }

    private final class Recorded extends ServletOutputStream {

        private final ServletOutputStream out;

        private Recorded(ServletOutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            body.write(bytes, offset, length);
            try {
                out.write(bytes, offset, length);
            } catch (IOException e) {
                broken = true;
                throw e;
            }
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }

        @Override
        public boolean isReady() {
            return out.isReady();
        }

        @Override
        public void setWriteListener(WriteListener writeListener) {
            out.setWriteListener(writeListener);
        }
    }
}
