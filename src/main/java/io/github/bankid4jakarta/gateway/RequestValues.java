package io.github.bankid4jakarta.gateway;

import io.github.bankid4jakarta.client.AuthenticationRequest;
import io.github.bankid4jakarta.client.PhoneAuthenticationRequest;
import io.github.bankid4jakarta.config.Network;
import io.github.bankid4jakarta.model.CallInitiator;
import io.github.bankid4jakarta.model.OrderRef;
import io.github.bankid4jakarta.model.PersonalNumber;
import io.github.bankid4jakarta.wire.AuthBody;
import io.github.bankid4jakarta.wire.PhoneAuthBody;
import io.github.bankid4jakarta.wire.RequestReader;
import java.net.InetAddress;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Makes our values out of what clients send, and refuses what they could not mean. Every method throws {@link RefusedCall} that
 * names the member and never what it held.
 */
final class RequestValues {

    private static final Pattern ORDER_REF = Pattern.compile("[\\x21-\\x7e]{1,512}");

    private RequestValues() {}

    static AuthenticationRequest authentication(String json) {
        return checked(() -> {
            AuthBody body = RequestReader.auth(json);
            Optional<PersonalNumber> person =
                    Optional.ofNullable(body.personalNumber()).map(PersonalNumber::new);
            return new AuthenticationRequest(address(body.endUserIp()), person, Optional.empty());
        });
    }

    static OrderRef orderRef(String json) {
        return checked(() -> {
            String text = given(RequestReader.orderRef(json).orderRef(), "orderRef");
            require(ORDER_REF.matcher(text).matches(), "orderRef is not 1 to 512 visible ASCII characters");
            return new OrderRef(text);
        });
    }

    static PhoneAuthenticationRequest phoneAuthentication(String json) {
        return checked(() -> {
            PhoneAuthBody body = RequestReader.phoneAuth(json);
            return new PhoneAuthenticationRequest(
                    new PersonalNumber(given(body.personalNumber(), "personalNumber")),
                    callInitiator(body.callInitiator()));
        });
    }

    /** The app shows it to the person as a fact, so that a word which nobody knows must not be taken for one. */
    private static CallInitiator callInitiator(String text) {
        if (text == null) {
            return CallInitiator.RELYING_PARTY;
        }
        return switch (text) {
            case PhoneAuthBody.BY_USER -> CallInitiator.USER;
            case PhoneAuthBody.BY_RELYING_PARTY, PhoneAuthBody.BY_RP -> CallInitiator.RELYING_PARTY;
            default -> throw new IllegalArgumentException("callInitiator is neither user nor RP");
        };
    }

    /** An IPv4 address in its IPv6 dress is not the address that BankID sees, so the dress is taken off. */
    private static String address(String text) {
        return Network.literal(given(text, "endUserIp"))
                .map(InetAddress::getHostAddress)
                .orElseThrow(() -> new IllegalArgumentException("endUserIp is not an IPv4 or IPv6 address"));
    }

    private static String given(String text, String name) {
        require(text != null, name + " is missing");
        return text;
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    private static <T> T checked(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException e) {
            throw new RefusedCall(GatewayError.invalid(e.getMessage()));
        }
    }
}
