package m4d;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.elasticsearch.action.admin.cluster.health.ClusterHealthRequest;
import org.elasticsearch.common.logging.LogConfigurator;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.core.TimeValue;
import org.elasticsearch.env.Environment;
import org.elasticsearch.http.HttpServerTransport;
import org.elasticsearch.node.InternalSettingsPreparer;
import org.elasticsearch.node.Node;
import org.elasticsearch.plugins.PluginsLoader;

/**
 * One Elasticsearch node on 127.0.0.1: {@code Main HOME DATA PORT}; port 0 takes a free one.
 *
 * <p>Prints its address when it answers. Ends in good order on SIGTERM, and when standard input closes: the kernel
 * closes it when the program that started us ends, however it ends.
 */
public final class Main {
    private static final int PATIENCE = 15; // seconds to open the indices, and to close them

    private Main() {}

    public static void main(String[] arguments) {
        try {
            run(arguments);
        } catch (Exception error) {
            error.printStackTrace();
            Runtime.getRuntime().halt(1); // nothing is open yet that would have to be closed
        }
        System.exit(0);
    }

    private static void run(String[] arguments) throws Exception {
        PrintStream answer = System.out;
        System.setOut(System.err); // the log must not fill a pipe that nobody reads any more
        CountDownLatch stop = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        stopWhenInputCloses(stop);
        stopOnSignal(stop, stopped);
        LogConfigurator.configureWithoutConfig(Settings.builder().put("logger.level", "ERROR").build());
        LogConfigurator.configureESLogging();

        Node node = create(Path.of(arguments[0]), Path.of(arguments[1]), arguments[2]);
        node.start();
        waitForIndices(node);
        var address = node.injector().getInstance(HttpServerTransport.class).boundAddress().publishAddress();
        answer.println("http://127.0.0.1:" + address.getPort());
        answer.flush();
        stop.await();
        node.close();
        node.awaitClose(PATIENCE, TimeUnit.SECONDS);
        stopped.countDown();
    }

    private static void stopWhenInputCloses(CountDownLatch stop) {
        Thread watcher = new Thread(() -> {
            try {
                while (System.in.read() >= 0) {}
            } catch (IOException closed) {
                // the same as its end
            }
            stop.countDown();
        }, "input");
        watcher.setDaemon(true);
        watcher.start();
    }

    private static void stopOnSignal(CountDownLatch stop, CountDownLatch stopped) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            stop.countDown();
            try {
                stopped.await(PATIENCE, TimeUnit.SECONDS);
            } catch (InterruptedException again) {
                Thread.currentThread().interrupt();
            }
        }, "signal"));
    }

    /** Those of the last run are there a moment after the node itself. */
    private static void waitForIndices(Node node) {
        TimeValue patience = TimeValue.timeValueSeconds(PATIENCE);
        var request = new ClusterHealthRequest(patience).waitForYellowStatus().waitForNoInitializingShards(true);
        node.client().admin().cluster().health(request.timeout(patience)).actionGet();
    }

    private static Node create(Path home, Path data, String port) throws IOException {
        Files.createDirectories(data.resolve("config"));
        Settings settings = Settings.builder()
            .put("path.home", home.toString())
            .put("path.data", data.resolve("data").toString())
            .put("path.logs", data.resolve("logs").toString())
            .put("node.name", "m4d-net")
            .put("cluster.name", "m4d-net")
            .put("discovery.type", "single-node")
            .put("http.host", "127.0.0.1")
            .put("http.port", port)
            .put("transport.host", "127.0.0.1")
            .put("transport.port", "0")
            .put("cluster.routing.allocation.disk.threshold_enabled", "false") // a full disk is not ours to judge
            .put("indices.breaker.total.use_real_memory", "false") // our collector leaves garbage until the heap is full
            .build();
        Environment environment =
            InternalSettingsPreparer.prepareEnvironment(settings, Map.of(), data.resolve("config"), () -> "m4d-net");
        var modules = PluginsLoader.loadModulesBundles(environment.modulesDir());
        var plugins = PluginsLoader.loadPluginsBundles(environment.pluginsDir());
        return new Node(environment, PluginsLoader.createPluginsLoader(modules, plugins, Map.of(), false));
    }
}
