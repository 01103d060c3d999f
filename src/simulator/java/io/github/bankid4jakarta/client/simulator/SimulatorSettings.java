package io.github.bankid4jakarta.client.simulator;

import io.github.bankid4jakarta.config.Converters;
import io.github.bankid4jakarta.config.Setting;
import io.github.bankid4jakarta.config.SettingBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The settings that only the simulator reads. */
public final class SimulatorSettings {

    /** Whether the simulator sends the person back to the browser after a same-device login. */
    public static final Setting<Boolean> RETURN_URL = new SettingBuilder<>(
                    "bankid.simulator.return-url", Optional.empty(), Converters::yesOrNo)
            .defaultValue("true")
            .doc(
                    "`true` behaves like BankID's own API: return address, animated QR computed by the relying party. `false` behaves like the hosted API: neither.")
            .build();

    /** How long an order waits for an app. */
    public static final Setting<Duration> PICK_UP_TIME = new SettingBuilder<>(
                    "bankid.simulator.pick-up-time", Optional.empty(), Converters::duration)
            .defaultValue("PT30S")
            .unit("ISO 8601 duration")
            .doc("How long an order waits to be scanned or launched before it fails with `startFailed`.")
            .build();

    /** How long a person has to finish. */
    public static final Setting<Duration> COMPLETION_TIME = new SettingBuilder<>(
                    "bankid.simulator.completion-time", Optional.empty(), Converters::duration)
            .defaultValue("PT3M")
            .unit("ISO 8601 duration")
            .doc("How long a person has, once the order is in the app, before it fails with `expiredTransaction`.")
            .build();

    /** How old a scanned QR code may be. */
    public static final Setting<Duration> QR_TOLERANCE = new SettingBuilder<>(
                    "bankid.simulator.qr-tolerance", Optional.empty(), Converters::duration)
            .defaultValue("PT5S")
            .unit("ISO 8601 duration")
            .doc("How old a QR code may be when it is scanned. Slow test machines may need more.")
            .build();

    private SimulatorSettings() {}

    /**
     * Every setting of the simulator.
     *
     * @return the descriptors
     */
    public static List<Setting<?>> all() {
        return List.of(RETURN_URL, PICK_UP_TIME, COMPLETION_TIME, QR_TOLERANCE);
    }
}
