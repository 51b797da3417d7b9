package org.bluehorizons.accounts;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** The network that a caller comes from, for throttling. */
public final class ClientAddress {

    private static final int NETWORK_BYTES = 8;

    private ClientAddress() {}

    /**
     * An IPv4 address itself; of an IPv6 address its /64, because one household has all of that.
     *
     * @param address as the servlet container writes it, never a host name
     */
    public static String network(String address) {
        try {
            if (address.indexOf(':') >= 0
                    && InetAddress.ofLiteral(address) instanceof Inet6Address v6) {
                var network = Arrays.copyOf(Arrays.copyOf(v6.getAddress(), NETWORK_BYTES), 16);
                return InetAddress.getByAddress(network).getHostAddress() + "/64";
            }
            return address;
        } catch (IllegalArgumentException | UnknownHostException notAnAddress) {
            return address;
        }
    }
}
