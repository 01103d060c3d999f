package io.github.bankid4jakarta.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Exchanger;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class UpstreamExecutorTest {

    private final ClassLoader application =
            new URLClassLoader(new URL[0], getClass().getClassLoader());

    @Test
    void executeWhenCallsAndQueueAreFullThenRejected() throws InterruptedException {
        Semaphore running = new Semaphore(0);
        CountDownLatch release = new CountDownLatch(1);
        try (UpstreamExecutor executor = executor(2)) {
            Runnable call = () -> {
                running.release();
                await(release);
            };
            for (int i = 0; i < 2 + 8; i++) {
                executor.execute(call);
            }
            running.acquire(2);

            assertThatThrownBy(() -> executor.execute(call)).isInstanceOf(RejectedExecutionException.class);
            assertThat(running.availablePermits()).isZero();

            release.countDown();
            running.acquire(8);
        }
    }

    @Test
    void executeWhenClosedThenRejected() {
        UpstreamExecutor executor = executor(1);
        executor.close();

        assertThatThrownBy(() -> executor.execute(() -> {})).isInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void closeWhenCallRunsThenInterrupted() throws InterruptedException {
        CountDownLatch running = new CountDownLatch(1);
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        UpstreamExecutor executor = executor(1);
        executor.execute(() -> {
            running.countDown();
            interrupted.complete(await(new CountDownLatch(1)));
        });
        running.await();

        executor.close();

        assertThat(interrupted.join()).isTrue();
    }

    @Test
    void executeWhenContainerHasNoThreadsThenPlainDaemonsOfTheApplication() throws InterruptedException {
        Exchanger<Thread> exchanger = new Exchanger<>();
        try (UpstreamExecutor executor = executor(1)) {
            executor.execute(() -> {
                try {
                    exchanger.exchange(Thread.currentThread(), 10, TimeUnit.SECONDS);
                } catch (InterruptedException | TimeoutException e) {
                    Thread.currentThread().interrupt();
                }
            });
            Thread thread = exchanger.exchange(null);

            assertThat(thread.isDaemon()).isTrue();
            assertThat(thread.getContextClassLoader()).isSameAs(application);
            assertThat(thread.getName()).isEqualTo("bankid-upstream-1");
        }
    }

    @Test
    void newThreadWhenContainerHasThreadsThenItsOwn() {
        AtomicInteger asked = new AtomicInteger();
        UpstreamThreads threads = new UpstreamThreads(application, () -> {
            asked.incrementAndGet();
            return Optional.of(work -> new Thread(work, "managed"));
        });
        assertThat(asked).as("while the application is deployed").hasValue(0);

        assertThat(threads.newThread(() -> {}).getName()).isEqualTo("managed");
        assertThat(threads.newThread(() -> {}).getName()).isEqualTo("managed");
        assertThat(asked).hasValue(1);
    }

    @Test
    void newThreadWhenThereIsNoNamingThenPlain() {
        assertThat(new UpstreamThreads(application).newThread(() -> {}).getName())
                .isEqualTo("bankid-upstream-1");
    }

    /** Servers look for threads of an application that has stopped, and complain of them. */
    @Test
    void closeWhenACallIsSlowToEndThenItHasEnded() throws InterruptedException {
        CountDownLatch running = new CountDownLatch(1);
        AtomicBoolean ended = new AtomicBoolean();
        UpstreamExecutor executor = executor(1);
        executor.execute(() -> {
            running.countDown();
            LockSupport.park();
            for (int i = 0; i < 50; i++) {
                Thread.interrupted();
                LockSupport.parkNanos(2_000_000);
            }
            ended.set(true);
        });
        running.await();

        executor.close();

        assertThat(ended).isTrue();
    }

    /** What a caller's thread hands down may belong to an application that goes while the thread lives on. */
    @Test
    void executeWhenTheCallersThreadHandsDownValuesThenTheCallHasNone() throws Exception {
        InheritableThreadLocal<String> handedDown = new InheritableThreadLocal<>();
        handedDown.set("of the caller");
        CompletableFuture<String> seen = new CompletableFuture<>();
        try (UpstreamExecutor executor = executor(1)) {
            executor.execute(() -> seen.complete(handedDown.get()));

            assertThat(seen.get(30, TimeUnit.SECONDS)).isNull();
        } finally {
            handedDown.remove();
        }
    }

    private UpstreamExecutor executor(int calls) {
        return new UpstreamExecutor(calls, new UpstreamThreads(application, Optional::empty));
    }

    /** Whether waiting was interrupted. */
    private static boolean await(CountDownLatch latch) {
        try {
            latch.await();
            return false;
        } catch (InterruptedException e) {
            return true;
        }
    }
}
