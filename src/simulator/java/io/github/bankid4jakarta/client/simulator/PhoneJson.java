package io.github.bankid4jakarta.client.simulator;

import io.github.bankid4jakarta.client.simulator.PhoneAnswer.Approved;
import io.github.bankid4jakarta.client.simulator.PhoneAnswer.Ended;
import io.github.bankid4jakarta.client.simulator.PhoneAnswer.Open;
import io.github.bankid4jakarta.client.simulator.PhoneAnswer.Refused;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes the phone's answers for tests. The members are part of {@link PhonePage}'s contract. */
final class PhoneJson {

    String write(PhoneAnswer answer) {
        Map<String, String> members = new LinkedHashMap<>();
        if (answer instanceof Open open) {
            members.put("state", "pending");
            members.put("hintCode", open.hintCode().value());
            members.put("handle", open.handle());
        } else if (answer instanceof Approved approved) {
            members.put("state", "complete");
            approved.returnUrl().ifPresent(url -> members.put("returnUrl", url));
        } else if (answer instanceof Ended ended) {
            members.put("state", "failed");
            members.put("hintCode", ended.hintCode().value());
        } else if (answer instanceof Refused refused) {
            members.put("state", "refused");
            members.put("reason", refused.refusal().code());
        }
        return object(members);
    }

    private static String object(Map<String, String> members) {
        return members.entrySet().stream()
                .map(member -> quoted(member.getKey()) + ":" + quoted(member.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** The values are letters, hexadecimal digits and checked URIs, which have no control characters. */
    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
