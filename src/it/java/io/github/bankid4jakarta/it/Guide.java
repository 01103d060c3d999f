package io.github.bankid4jakarta.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A page of the documentation whose commands can be run: each block marked {@code sh}, in its order and in one shell, with the
 * answer that a block marked {@code json} after it shows. Other blocks are not run.
 */
record Guide(List<Step> steps) {

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(sh|json)\n(.*?)^```$");
    private static final String END = "--- end of a step ---";
    private static final long LONGEST_RUN_SECONDS = 180;

    /**
     * One block of commands.
     *
     * @param commands what a reader types
     * @param answer what the page says comes back
     */
    record Step(String commands, Optional<String> answer) {}

    static Guide read(Path page) {
        try {
            return of(Files.readString(page));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Guide of(String markdown) {
        List<Step> steps = new ArrayList<>();
        for (MatchResult block : BLOCK.matcher(markdown).results().toList()) {
            if (block.group(1).equals("sh")) {
                steps.add(new Step(block.group(2), Optional.empty()));
            } else {
                Step last = steps.remove(steps.size() - 1);
                steps.add(new Step(last.commands, Optional.of(block.group(2))));
            }
        }
        return new Guide(steps);
    }

    /** What each step printed. Stops at the first command that fails. */
    List<String> run(Path folder, Map<String, String> variables) {
        String script = steps.stream()
                .map(step -> step.commands + "echo\necho '" + END + "'\n")
                .collect(Collectors.joining());
        try {
            Path file = Files.writeString(folder.resolve("guide.sh"), "set -eu\n" + script);
            Path output = folder.resolve("output.txt");
            ProcessBuilder shell = new ProcessBuilder("bash", file.toString())
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            shell.environment().putAll(variables);
            int status = end(shell.start());
            List<String> printed = List.of(Files.readString(output).split("\n" + END + "\n"));
            if (status != 0) {
                throw new AssertionError("status " + status + " after " + printed);
            }
            return printed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int end(Process shell) {
        try {
            if (!shell.waitFor(LONGEST_RUN_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("the commands did not end");
            }
            return shell.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        } finally {
            shell.descendants().forEach(ProcessHandle::destroy);
            shell.destroy();
        }
    }
}
