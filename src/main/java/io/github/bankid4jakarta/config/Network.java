package io.github.bankid4jakarta.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A network of addresses, such as {@code 10.0.0.0/8} or {@code 2001:db8::/48}. Never asks a name server.
 *
 * @param address the bytes of the network's address
 * @param prefix how many leading bits count
 */
public record Network(byte[] address, int prefix) {

    private static final Pattern LITERAL = Pattern.compile("[0-9.]{7,15}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    /**
     * Reads a network.
     *
     * @param text an address, or an address, a slash and the number of leading bits
     * @return the network
     * @throws IllegalArgumentException where the text is neither
     */
    public static Network parse(String text) {
        int slash = text.indexOf('/');
        byte[] address = literal(slash < 0 ? text : text.substring(0, slash))
                .map(InetAddress::getAddress)
                .orElseThrow(Network::notANetwork);
        int bits = address.length * Byte.SIZE;
        int prefix = slash < 0 ? bits : prefix(text.substring(slash + 1), bits);
        return new Network(address, prefix);
    }

    /**
     * Reads an address without asking a name server.
     *
     * @param text an IPv4 or IPv6 address; may be null
     * @return the address, or empty where the text is none
     */
    public static Optional<InetAddress> literal(String text) {
        if (text == null || !LITERAL.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /**
     * Whether an address lies in this network.
     *
     * @param other the address
     * @return false for the other family of addresses too
     */
    public boolean contains(InetAddress other) {
        byte[] bytes = other.getAddress();
        if (bytes.length != address.length) {
            return false;
        }
        for (int bit = 0; bit < prefix; bit++) {
            int mask = 0x80 >> (bit % Byte.SIZE);
            if ((bytes[bit / Byte.SIZE] & mask) != (address[bit / Byte.SIZE] & mask)) {
                return false;
            }
        }
        return true;
    }

    private static int prefix(String text, int bits) {
        try {
            int prefix = Integer.parseInt(text);
            if (prefix >= 0 && prefix <= bits) {
                return prefix;
            }
        } catch (NumberFormatException e) {
            // the answer below says what is accepted, for this case too
        }
        throw notANetwork();
    }

    private static IllegalArgumentException notANetwork() {
        return new IllegalArgumentException("must be addresses or networks such as 10.0.0.0/8");
    }
}
