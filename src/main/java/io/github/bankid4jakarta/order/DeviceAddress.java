package io.github.bankid4jakarta.order;

import io.github.bankid4jakarta.config.Network;
import io.github.bankid4jakarta.config.SameDevice;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.HexFormat;
import java.util.Optional;

/** Whether the BankID app ran where the browser is. A backend without a return address leaves us no better sign. */
final class DeviceAddress {

    private static final int IPV4_PREFIX = 24;
    private static final int IPV6_PREFIX = 48;
    private static final int IPV6_SITE_BYTES = 8;

    private DeviceAddress() {}

    /** An address that is missing or cannot be read matches nothing. */
    static boolean matches(SameDevice policy, String endUserIp, Optional<String> deviceIp) {
        Optional<InetAddress> browser = Network.literal(endUserIp);
        Optional<InetAddress> device = deviceIp.flatMap(Network::literal);
        if (policy == SameDevice.OFF || browser.isEmpty() || device.isEmpty()) {
            return false;
        }
        return policy == SameDevice.EXACT ? browser.equals(device) : sameNetwork(browser.get(), device.get());
    }

    /** What counts as one address for limits: an IPv4 address, or an IPv6 site. */
    static String limitKey(String endUserIp) {
        return Network.literal(endUserIp)
                .filter(address -> !(address instanceof Inet4Address))
                .map(address -> HexFormat.of().formatHex(address.getAddress(), 0, IPV6_SITE_BYTES))
                .orElse(endUserIp);
    }

    private static boolean sameNetwork(InetAddress browser, InetAddress device) {
        int prefix = browser instanceof Inet4Address ? IPV4_PREFIX : IPV6_PREFIX;
        return Network.parse(browser.getHostAddress() + "/" + prefix).contains(device);
    }
}
