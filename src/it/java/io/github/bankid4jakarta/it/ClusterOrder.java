package io.github.bankid4jakarta.it;

import io.github.bankid4jakarta.client.simulator.SimulatedPerson;
import io.github.bankid4jakarta.hostedapi.TestClient;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.ConnectException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** One order of a client that asks all nodes in turn, as behind a load balancer, and what it was told in the end. */
final class ClusterOrder {

    private static final String COMPLETE = "complete";
    private static final String FAILED = "failed";

    final TestClient client;
    final String orderRef;
    final String autoStartToken;
    final SimulatedPerson person;
    final boolean declined;
    private volatile Optional<Answer> end = Optional.empty();
    private volatile boolean unknown;
    private final Set<GatewayApi> droppedBy = ConcurrentHashMap.newKeySet();

    ClusterOrder(TestClient client, JsonObject started, SimulatedPerson person, boolean declined) {
        this.client = client;
        this.orderRef = started.getString("orderRef");
        this.autoStartToken = started.getString("autoStartToken");
        this.person = person;
        this.declined = declined;
    }

    boolean isOver() {
        return end.isPresent() || unknown;
    }

    /** Whether a node died, or closed the connection, while it was answering. */
    boolean wasDroppedBy(GatewayApi node) {
        return droppedBy.contains(node);
    }

    /** Whether the order is unknown to everybody, though nobody cancelled it. */
    boolean isLost() {
        return unknown;
    }

    /** Asks the next node; the one after it where that one has gone. */
    void askOneOf(List<GatewayApi> nodes, int turn) {
        for (int i = 0; i < nodes.size(); i++) {
            GatewayApi node = nodes.get((turn + i) % nodes.size());
            try {
                take(node.collectOnce(client, orderRef));
                return;
            } catch (ConnectException e) {
                continue; // as a load balancer does
            } catch (IOException e) {
                droppedBy.add(node);
            }
        }
    }

    private void take(Answer answer) {
        if (answer.status() == 200 && !answer.json().getString("status").equals("pending")) {
            end = Optional.of(answer);
        }
        unknown = answer.status() == 400;
    }

    /** Whether the client was told what the person did, and nothing else. */
    boolean endedCorrectly() {
        return end.map(Answer::json).filter(this::isRight).isPresent();
    }

    private boolean isRight(JsonObject json) {
        if (declined) {
            return json.getString("status").equals(FAILED)
                    && json.getString("hintCode").equals("userCancel");
        }
        return json.getString("status").equals(COMPLETE)
                && json.getJsonObject("completionData")
                        .getJsonObject("user")
                        .getString("personalNumber")
                        .equals(person.personalNumber().value());
    }

    String endBody() {
        return end.map(Answer::body).orElse("");
    }
}
