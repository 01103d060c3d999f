package io.github.bankid4jakarta.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a body is read off a container that tells of its end in its own way. */
class BodyReaderTest {

    private static final String TEXT = "{\"orderRef\":\"131daac9\"}";
    private static final byte[] BYTES = TEXT.getBytes(StandardCharsets.UTF_8);

    @Test
    void bodyWhenAllThatWasAnnouncedIsReadThenNobodyAsksForMore() throws IOException {
        Stream in = new Stream();
        BodyReader reader = new BodyReader(in, BYTES.length);

        reader.onDataAvailable();

        assertThat(in.askedAtTheEnd).isFalse();
        reader.onAllDataRead();
        assertThat(reader.body().getNow(new byte[0])).isEqualTo(BYTES);
    }

    @Test
    void bodyWhenItsLengthIsNotAnnouncedThenSomebodyAsksForMore() throws IOException {
        Stream in = new Stream();
        BodyReader reader = new BodyReader(in, -1);

        reader.onDataAvailable();

        assertThat(in.askedAtTheEnd).isTrue();
        assertThat(reader.body()).isNotDone();
        reader.onAllDataRead();
        assertThat(reader.body().getNow(new byte[0])).isEqualTo(BYTES);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1})
    void bodyWhenTheContainerKnowsItsEndThenWhole(int sign) throws IOException {
        Stream in = new Stream();
        in.knowsItsEnd = true;
        BodyReader reader = new BodyReader(in, (long) sign * BYTES.length);

        reader.onDataAvailable();

        assertThat(reader.body().getNow(new byte[0])).isEqualTo(BYTES);
    }

    @Test
    void bodyWhenItBreaksOffThenRefused() {
        BodyReader reader = new BodyReader(new Stream(), BYTES.length);

        reader.onError(new IOException("gone"));

        assertThatThrownBy(() -> reader.body().join()).hasCauseInstanceOf(RefusedCall.class);
    }

    /** A body that is here, of which the container may not know that it is all. */
    private static final class Stream extends ServletInputStream {

        private final ByteArrayInputStream bytes = new ByteArrayInputStream(BYTES);
        private boolean knowsItsEnd;
        private boolean askedAtTheEnd;

        @Override
        public boolean isReady() {
            askedAtTheEnd = bytes.available() == 0;
            return !askedAtTheEnd;
        }

        @Override
        public boolean isFinished() {
            return knowsItsEnd && bytes.available() == 0;
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int available() {
            return bytes.available();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException();
        }
    }
}
