package io.github.bankid4jakarta.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bankid4jakarta.client.simulator.PhoneAnswer;
import io.github.bankid4jakarta.client.simulator.PhonePage;
import io.github.bankid4jakarta.client.simulator.SimulatedBankId;
import io.github.bankid4jakarta.client.simulator.SimulatedBankIdClient;
import io.github.bankid4jakarta.client.simulator.SimulatedPerson;
import io.github.bankid4jakarta.client.simulator.SimulatorRules;
import io.github.bankid4jakarta.hostedapi.HostedApiServer;
import io.github.bankid4jakarta.hostedapi.TestClient;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Two servers with one cache between them serve the gateway, and one of them dies while many orders run. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GatewayClusterIT {

    private static final String TOKEN = "0123456789abcdef-not-a-real-token";
    private static final String PHONE = "198.51.100.7";
    private static final String LOOPBACK = "127.0.0.1";
    private static final String OTHER_LOOPBACK = "127.0.0.2";
    private static final int ORDERS = 200;
    private static final int POLLERS = 8;
    private static final Duration LONG = Duration.ofMinutes(3);
    private static final Duration LONGEST_TEST = Duration.ofMinutes(3);
    private static final List<TestClient> CLIENTS = List.of(TestClient.SHOP, TestClient.BANK);

    private final SimulatedBankId bankId =
            new SimulatedBankId(Clock.systemUTC(), new SecureRandom(), new SimulatorRules(LONG, LONG, LONG));
    private final HostedApiServer upstream = new HostedApiServer(
                    new SimulatedBankIdClient(
                            bankId, new PhonePage(bankId.phone(), "Upstream", Clock.systemUTC()), false),
                    TOKEN)
            .start();
    private RunningServer first;
    private RunningServer second;
    private List<GatewayApi> nodes;
    private int clusterPort;

    @BeforeAll
    void startBoth(@TempDir Path folder) {
        int[] ports = {RunningServer.freePort(), RunningServer.freePort()};
        clusterPort = ports[0];
        WebArchive gateway = Deployments.withoutSimulator("gateway.war", settings());
        first = launch("node-1", folder, gateway, ports, 0);
        second = launch("node-2", folder, gateway, ports, 1);
        first.awaitReady();
        second.awaitReady();
        nodes = List.of(api(first), api(second));
    }

    private static RunningServer launch(String name, Path folder, WebArchive gateway, int[] ports, int node) {
        ClusterCommand command = ClusterCommand.ofTheGuide().on(LOOPBACK, ports, node);
        List<String> options = new ArrayList<>(command.serverOptions());
        options.add("--nohostaware");
        return RunningServer.launch(name, folder, gateway, command.systemProperties(), options.toArray(String[]::new));
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(TestClient.settings());
        settings.put("bankid.gateway.store", "jcache");
        settings.put("bankid.gateway.result-retention", "PT3M");
        settings.put("bankid.backend", "qrona");
        settings.put("bankid.qrona.url", upstream.baseUrl().toString());
        settings.put("bankid.qrona.token", TOKEN);
        return settings;
    }

    private static GatewayApi api(RunningServer server) {
        return new GatewayApi(URI.create(server.address() + "gateway"));
    }

    @AfterAll
    void stopAll() {
        if (first != null) {
            first.close();
        }
        if (second != null) {
            second.close();
        }
        upstream.close();
    }

    /** Where the port is open on all addresses of the machine, as it is by default, the second of these gets through too. */
    @Test
    void clusterPortWhenStartedAsTheGuideSaysThenOpenOnThatAddressOnly() throws IOException {
        try (Socket node = new Socket(LOOPBACK, clusterPort)) {
            assertThat(node.isConnected()).isTrue();
        }
        assertThatThrownBy(() -> new Socket(OTHER_LOOPBACK, clusterPort).close())
                .isInstanceOf(ConnectException.class);
    }

    @Test
    void nodeWhenItDiesWithOrdersRunningThenTheyEndOnTheOther() throws Exception {
        List<ClusterOrder> orders = startOrders();
        assertNobodyElseKnows(orders, nodes);
        ExecutorService pollers = Executors.newFixedThreadPool(POLLERS);
        try {
            for (int i = 0; i < POLLERS; i++) {
                int poller = i;
                pollers.execute(() -> pollUntilOver(orders, poller));
            }
            approve(orders.subList(0, ORDERS / 2));
            second.kill();
            approve(orders.subList(ORDERS / 2, ORDERS));
            pollers.shutdown();
            assertThat(pollers.awaitTermination(LONGEST_TEST.toSeconds(), TimeUnit.SECONDS))
                    .as("every order is over")
                    .isTrue();
        } finally {
            pollers.shutdownNow();
        }

        assertEnds(orders);
        assertThat(bankId.size())
                .as("orders left at BankID, which forgets them once their end was collected")
                .isZero();
    }

    private List<ClusterOrder> startOrders() throws IOException {
        List<SimulatedPerson> people = SimulatedPerson.all();
        List<ClusterOrder> orders = new ArrayList<>();
        for (int i = 0; i < ORDERS; i++) {
            TestClient client = CLIENTS.get(i % CLIENTS.size());
            Answer started = nodes.get((i / 2) % nodes.size()).start(client);
            assertThat(started.status()).as(started.body()).isEqualTo(200);
            orders.add(new ClusterOrder(client, started.json(), people.get(i % people.size()), i % 5 == 4));
        }
        return orders;
    }

    /** Each poller has orders of its own, and asks about each of them on the nodes in turn. */
    private void pollUntilOver(List<ClusterOrder> orders, int poller) {
        for (int turn = 0; !Thread.currentThread().isInterrupted(); turn++) {
            boolean over = true;
            for (int i = poller; i < orders.size(); i += POLLERS) {
                if (!orders.get(i).isOver()) {
                    orders.get(i).askOneOf(nodes, turn + i);
                    over = false;
                }
            }
            if (over) {
                return;
            }
        }
    }

    private void approve(List<ClusterOrder> orders) {
        for (ClusterOrder order : orders) {
            PhoneAnswer opened = bankId.phone().launch(order.person, order.autoStartToken, PHONE);
            String handle = ((PhoneAnswer.Open) opened).handle();
            if (order.declined) {
                bankId.phone().decline(handle);
            } else {
                assertThat(bankId.phone().approve(handle)).isInstanceOf(PhoneAnswer.Approved.class);
            }
        }
    }

    private static void assertNobodyElseKnows(List<ClusterOrder> orders, List<GatewayApi> nodes) throws IOException {
        for (ClusterOrder order : orders) {
            TestClient other = CLIENTS.get(1 - CLIENTS.indexOf(order.client));
            for (GatewayApi node : nodes) {
                Answer answer = node.collect(other, order.orderRef);
                assertThat(answer.status()).isEqualTo(400);
                assertThat(answer.body())
                        .isEqualTo("{\"errorCode\":\"invalidParameters\",\"details\":\"No such order\"}");
            }
        }
    }

    private void assertEnds(List<ClusterOrder> orders) throws IOException {
        List<ClusterOrder> answeredByTheDead = orders.stream()
                .filter(order -> order.wasDroppedBy(nodes.get(1)))
                .toList();
        List<ClusterOrder> lost = orders.stream().filter(ClusterOrder::isLost).toList();
        System.out.printf(
                "Cluster: %d orders, %d being answered by the node when it died, %d of those lost%n",
                orders.size(), answeredByTheDead.size(), lost.size());
        assertThat(answeredByTheDead).containsAll(lost);
        assertThat(orders.stream().filter(order -> !order.isLost())).allMatch(ClusterOrder::endedCorrectly);
        assertNobodyElseKnows(orders, nodes.subList(0, 1));
        Map<String, String> again = new HashMap<>();
        for (ClusterOrder order : orders) {
            again.put(
                    order.orderRef,
                    nodes.get(0).collect(order.client, order.orderRef).body());
        }
        assertThat(again)
                .containsAllEntriesOf(orders.stream()
                        .filter(order -> !order.isLost())
                        .collect(Collectors.toMap(order -> order.orderRef, ClusterOrder::endBody)));
    }
}
