package io.github.bankid4jakarta.openapi;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Keeps what is read of a body. */
final class RecordedRequest extends HttpServletRequestWrapper {

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private AsyncListener listener;
    private volatile boolean detached;

    RecordedRequest(HttpServletRequest request) {
        super(request);
    }

    void whenDetached(AsyncListener listener) {
        this.listener = listener;
    }

    boolean isDetached() {
        return detached;
    }

    byte[] body() {
        return body.toByteArray();
    }

    @Override
    public AsyncContext startAsync() {
        AsyncContext context = super.startAsync();
        context.addListener(listener);
        detached = true;
        return context;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        return new Recorded(super.getInputStream());
    }

    private final class Recorded extends ServletInputStream {

        private final ServletInputStream in;

        private Recorded(ServletInputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            int read = in.read();
            if (read >= 0) {
                body.write(read);
            }
            return read;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = in.read(bytes, offset, length);
            if (count > 0) {
                body.write(bytes, offset, count);
            }
            return count;
        }

        @Override
        public int available() throws IOException {
            return in.available();
        }

        @Override
        public boolean isFinished() {
            return in.isFinished();
        }

        @Override
        public boolean isReady() {
            return in.isReady();
        }

        @Override
        public void setReadListener(ReadListener readListener) {
            in.setReadListener(readListener);
        }
    }
}
