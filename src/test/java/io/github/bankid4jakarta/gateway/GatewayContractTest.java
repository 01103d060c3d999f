package io.github.bankid4jakarta.gateway;

/** Our own client of the hosted API against the gateway, over real HTTP. Behind it BankID as its own API shows it. */
class GatewayContractTest extends GatewayContract {

    GatewayContractTest() {
        super(true);
    }
}
