package io.github.bankid4jakarta.gateway;

/** Our own client of the hosted API against the gateway, over real HTTP. Behind it BankID as the hosted API shows it, with QR texts made there. */
class GatewayOverHostedApiContractTest extends GatewayContract {

    GatewayOverHostedApiContractTest() {
        super(false);
    }
}
