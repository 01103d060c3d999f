package io.github.bankid4jakarta.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A network of addresses, such as {@code 10.0.0.0/8} or {@code 2001:db8::/48}. Never asks a name server. Two networks are
 * equal where they hold the same addresses, however they were written.
 *
 * @param address the first address of the network
 * @param prefix how many leading bits count
 */
public record Network(InetAddress address, int prefix) {

    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";

    /** Only what Java reads as an address without asking a name server. */
    private static final Pattern LITERAL =
            Pattern.compile(OCTET + "(\\." + OCTET + "){3}|[0-9A-Fa-f:](?=.*:)[0-9A-Fa-f:.]*");

    /**
     * Sets the bits that do not count to zero.
     *
     * @param address any address of the network
     * @param prefix how many leading bits count; 0 to 32 or 128
     * @throws IllegalArgumentException where the prefix is longer than the address
     */
    public Network {
        if (prefix < 0 || prefix > bits(address)) {
            throw notANetwork();
        }
        address = first(address, prefix);
    }

    /**
     * Reads a network.
     *
     * @param text an address, or an address, a slash and the number of leading bits
     * @return the network
     * @throws IllegalArgumentException where the text is neither
     */
    public static Network parse(String text) {
        int slash = text.indexOf('/');
        InetAddress address =
                literal(slash < 0 ? text : text.substring(0, slash)).orElseThrow(Network::notANetwork);
        return new Network(address, slash < 0 ? bits(address) : number(text.substring(slash + 1)));
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
        return bits(other) == bits(address) && first(other, prefix).equals(address);
    }

    private static int bits(InetAddress address) {
        return address.getAddress().length * Byte.SIZE;
    }

    private static InetAddress first(InetAddress address, int prefix) {
        byte[] bytes = address.getAddress();
        for (int i = 0; i < bytes.length; i++) {
            int counting = Math.min(Math.max(prefix - i * Byte.SIZE, 0), Byte.SIZE);
            bytes[i] &= (byte) (0xFF << (Byte.SIZE - counting));
        }
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("An address has four or sixteen bytes", e);
        }
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw notANetwork();
        }
    }

    private static IllegalArgumentException notANetwork() {
        return new IllegalArgumentException("must be addresses or networks such as 10.0.0.0/8");
    }

    @Override
    public String toString() {
        return address.getHostAddress() + "/" + prefix;
    }
}
