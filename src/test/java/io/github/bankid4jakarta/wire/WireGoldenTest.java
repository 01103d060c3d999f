package io.github.bankid4jakarta.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.bankid4jakarta.hostedapi.GoldenFile;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WireGoldenTest {

    private static final String ORDER_REF = "131daac9-16c6-4618-beb0-365768f37288";
    private static final String QR_CODE =
            "bankid.67df3917-fa0d-44e5-b327-edcc928297f8.0.dc69358e712458a66a7525beef148ae8526b1c71610eff2c16cdffb4cdac9bf8";

    private final Jsonb jsonb = JsonbBuilder.create();

    static Stream<Arguments> bodies() {
        return Stream.of(
                arguments("auth-request", new AuthBody("194.168.2.25", null)),
                arguments("auth-request-one-person", new AuthBody("194.168.2.25", "190000000000")),
                arguments("auth-answer", new StartedBody(ORDER_REF, "7c40b5c9-fa74-49cf-b98c-bfe651f9a7c6")),
                arguments("collect-request", new OrderRefBody(ORDER_REF)),
                arguments("collect-answer-pending", new StatusBody(ORDER_REF, QR_CODE, "pending", "userSign", null)),
                arguments("collect-answer-failed", new StatusBody(ORDER_REF, null, "failed", "userCancel", null)),
                arguments("collect-answer-complete", complete()),
                arguments("auth-and-collect-request-user", new PhoneAuthBody("190000000000", PhoneAuthBody.BY_USER)),
                arguments(
                        "auth-and-collect-request-relying-party",
                        new PhoneAuthBody("190000000000", PhoneAuthBody.BY_RELYING_PARTY)),
                arguments("cancel-request", new OrderRefBody(ORDER_REF)),
                arguments("cancel-answer", new EmptyBody()),
                arguments("error", new ErrorBody("alreadyInProgress", "Order already in progress for pno")));
    }

    static Stream<Arguments> answersOfTheDescription() {
        return Stream.of(
                arguments("auth-answer", new StartedBody(ORDER_REF, "7c40b5c9-fa74-49cf-b98c-bfe651f9a7c6")),
                arguments("collect-answer-pending", new StatusBody(ORDER_REF, QR_CODE, "pending", "userSign", null)),
                arguments("collect-answer-complete", complete()),
                arguments("cancel-answer", new EmptyBody()));
    }

    private static StatusBody complete() {
        UserBody user = new UserBody("190000000000", "Sven Svensson", "Sven", "Svensson", 25, "Male", "SS");
        CompletionDataBody data = new CompletionDataBody(user, new DeviceBody("194.168.2.25"));
        return new StatusBody(ORDER_REF, null, "complete", null, data);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void toJsonThenExactlyTheGoldenBytes(String name, Object body) {
        GoldenFile.assertMatches("wire/" + name + ".json", jsonb.toJson(body));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void fromJsonThenTheSameBody(String name, Object body) {
        assertThat(jsonb.fromJson(GoldenFile.text("wire/" + name + ".json"), body.getClass()))
                .isEqualTo(body);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answersOfTheDescription")
    void fromJsonWhenSpacedAsDescribedThenTheSameBody(String name, Object body) {
        assertThat(jsonb.fromJson(GoldenFile.text("hosted-api/" + name + ".json"), body.getClass()))
                .isEqualTo(body);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void toStringThenNothingOfTheBody(String name, Record body) {
        assertThat(body.toString()).matches("[A-Za-z]+\\[(masked)?]");
    }

    @Test
    void fromJsonWhenMembersAreUnknownThenTheKnownOnesAreRead() {
        StatusBody body = jsonb.fromJson(
                "{\"new\":{\"deep\":[1,{}]},\"status\":\"paused\",\"hintCode\":\"newHint\"}", StatusBody.class);

        assertThat(body).isEqualTo(new StatusBody(null, null, "paused", "newHint", null));
    }
}
