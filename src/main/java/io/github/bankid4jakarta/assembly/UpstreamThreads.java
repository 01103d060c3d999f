package io.github.bankid4jakarta.assembly;

import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * Makes the threads for calls to BankID: the container's where it has a factory for them, else plain daemon threads with the
 * application's class loader. Safe for use by several threads.
 */
public final class UpstreamThreads implements ThreadFactory {

    private static final String MANAGED = "java:comp/DefaultManagedThreadFactory";

    private final ClassLoader application;
    private final Supplier<Optional<ThreadFactory>> container;
    private final AtomicInteger made = new AtomicInteger();
    private ThreadFactory chosen;

    /**
     * For one application, whose threads may be the container's.
     *
     * @param application the application's class loader
     */
    public UpstreamThreads(ClassLoader application) {
        this(application, UpstreamThreads::managed);
    }

    /**
     * For what outlives applications, whose managed threads end with them: plain daemon threads only.
     *
     * @param module the class loader that the threads work with
     * @return the factory
     */
    public static UpstreamThreads unmanaged(ClassLoader module) {
        return new UpstreamThreads(module, Optional::empty);
    }

    UpstreamThreads(ClassLoader application, Supplier<Optional<ThreadFactory>> container) {
        this.application = application;
        this.container = container;
    }

    /** Asks the container with the first request, as its names are not there yet while it deploys the application. */
    @Override
    public synchronized Thread newThread(Runnable work) {
        if (chosen == null) {
            chosen = container.get().orElse(this::plain);
        }
        return chosen.newThread(work);
    }

    /** Inherits no thread-local values of whoever happens to call first, which may hold an application that goes. */
    private Thread plain(Runnable work) {
        Thread thread = new Thread(null, work, "bankid-upstream-" + made.incrementAndGet(), 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(application);
        return thread;
    }

    private static Optional<ThreadFactory> managed() {
        try {
            return InitialContext.doLookup(MANAGED) instanceof ThreadFactory factory
                    ? Optional.of(factory)
                    : Optional.empty();
        } catch (NamingException | RuntimeException | LinkageError e) {
            return Optional.empty(); // servers without Jakarta Concurrency fail here in ways of their own
        }
    }
}
