package io.github.bankid4jakarta.client.qrona;

import io.github.bankid4jakarta.wire.EmptyBody;
import io.github.bankid4jakarta.wire.Operation;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;

/** Performs one operation of the hosted API within a deadline. Safe for use by several threads. */
final class HostedApi implements AutoCloseable {

    private final Jsonb jsonb = JsonbBuilder.create();
    private final AnswerReader reader = new AnswerReader(jsonb);
    private final CallThreads threads;
    private final Map<Operation, JaxRsChannel> channels = new EnumMap<>(Operation.class);

    HostedApi(QronaOptions options) {
        threads = new CallThreads(options.callLimit());
        JaxRsChannel collect = new JaxRsChannel(options, options.collectTimeout());
        channels.put(Operation.AUTH, new JaxRsChannel(options, options.startTimeout()));
        channels.put(Operation.COLLECT, collect);
        channels.put(Operation.CANCEL, collect);
        channels.put(Operation.AUTH_AND_COLLECT, new JaxRsChannel(options, options.phoneTimeout()));
    }

    <T> T call(Operation operation, Object request, Class<T> answerType, Deadline deadline) {
        return reader.read(post(operation, request, deadline), answerType);
    }

    /** For an operation that is done once it succeeded, whether or not the API then says anything. */
    void run(Operation operation, Object request, Deadline deadline) {
        Answer answer = post(operation, request, deadline);
        boolean silentSuccess = Answer.isSuccess(answer.status()) && answer.body().length == 0;
        if (!silentSuccess) {
            reader.read(answer, EmptyBody.class);
        }
    }

    private Answer post(Operation operation, Object request, Deadline deadline) {
        byte[] body = jsonb.toJson(request).getBytes(StandardCharsets.UTF_8);
        JaxRsChannel channel = channels.get(operation);
        return threads.run(() -> channel.post(operation.path(), body, deadline), deadline);
    }

    @Override
    public void close() {
        threads.close();
        channels.values().forEach(JaxRsChannel::close);
        closeJsonb();
    }

    private void closeJsonb() {
        try {
            jsonb.close();
        } catch (Exception e) {
            throw new IllegalStateException("JSON-B did not close", e);
        }
    }
}
