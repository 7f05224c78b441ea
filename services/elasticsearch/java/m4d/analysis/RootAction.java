package m4d.analysis;

import java.util.List;
import org.elasticsearch.Build;
import org.elasticsearch.client.internal.node.NodeClient;
import org.elasticsearch.rest.BaseRestHandler;
import org.elasticsearch.rest.RestRequest;
import org.elasticsearch.rest.RestResponse;
import org.elasticsearch.rest.RestStatus;

/** GET and HEAD of "/": who answers, and in which version. Clients ask for it before anything else. */
final class RootAction extends BaseRestHandler {
    private final String cluster;

    RootAction(String cluster) {
        this.cluster = cluster;
    }

    @Override
    public String getName() {
        return "m4d_root";
    }

    @Override
    public List<Route> routes() {
        return List.of(new Route(RestRequest.Method.GET, "/"), new Route(RestRequest.Method.HEAD, "/"));
    }

    @Override
    protected RestChannelConsumer prepareRequest(RestRequest request, NodeClient client) {
        return channel -> {
            try (var answer = channel.newBuilder()) {
                answer.startObject().field("name", cluster).field("cluster_name", cluster);
                answer.startObject("version").field("number", Build.current().version())
                    .field("build_flavor", "local").endObject();
                answer.field("tagline", "You Know, for Search").endObject();
                channel.sendResponse(new RestResponse(RestStatus.OK, answer));
            }
        };
    }
}
