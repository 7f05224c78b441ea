package m4d.analysis;

import java.util.List;
import org.elasticsearch.action.ActionListener;
import org.elasticsearch.action.admin.indices.refresh.RefreshRequest;
import org.elasticsearch.action.bulk.BulkItemResponse;
import org.elasticsearch.action.bulk.BulkRequest;
import org.elasticsearch.action.delete.DeleteRequest;
import org.elasticsearch.action.search.SearchRequest;
import org.elasticsearch.action.search.SearchResponse;
import org.elasticsearch.action.support.ActionFilters;
import org.elasticsearch.action.support.HandledTransportAction;
import org.elasticsearch.client.internal.node.NodeClient;
import org.elasticsearch.core.TimeValue;
import org.elasticsearch.index.reindex.BulkByScrollResponse;
import org.elasticsearch.index.reindex.BulkByScrollTask;
import org.elasticsearch.index.reindex.DeleteByQueryAction;
import org.elasticsearch.index.reindex.DeleteByQueryRequest;
import org.elasticsearch.injection.guice.Inject;
import org.elasticsearch.search.builder.SearchSourceBuilder;
import org.elasticsearch.tasks.Task;
import org.elasticsearch.transport.TransportService;

/**
 * Deleting what a query finds, for the server itself: it empties a set of synonyms with it before it writes the new
 * one. The module that does this on the official distribution is not published. The portal has no door to it.
 */
public final class DeleteByQuery extends HandledTransportAction<DeleteByQueryRequest, BulkByScrollResponse> {
    private static final int ROUND = 10_000; // documents; the most that a search returns

    private final NodeClient client;

    @Inject
    public DeleteByQuery(TransportService transport, ActionFilters filters, NodeClient client) {
        super(
            DeleteByQueryAction.NAME, transport, filters, DeleteByQueryRequest::new, transport.getThreadPool().generic());
        this.client = client;
    }

    @Override
    protected void doExecute(Task task, DeleteByQueryRequest request, ActionListener<BulkByScrollResponse> done) {
        var refresh = new RefreshRequest(request.indices()).indicesOptions(request.indicesOptions());
        client.admin().indices().refresh(refresh, done.delegateFailureAndWrap(
            (next, answer) -> deleteRound(request, System.nanoTime(), 0, 0, next)));
    }

    private void deleteRound(
        DeleteByQueryRequest request, long began, long deleted, int rounds, ActionListener<BulkByScrollResponse> done
    ) {
        var source = new SearchSourceBuilder().query(request.getSearchRequest().source().query());
        var search = new SearchRequest(request.indices()).indicesOptions(request.indicesOptions())
            .source(source.size(ROUND).fetchSource(false));
        client.search(search, done.delegateFailureAndWrap((next, found) -> {
            BulkRequest bulk = deletions(found);
            int number = bulk.numberOfActions();
            if (number == 0) {
                next.onResponse(summary(began, deleted, rounds));
                return;
            }
            client.bulk(bulk, next.delegateFailureAndWrap((last, answer) -> {
                for (BulkItemResponse item : answer) {
                    if (item.isFailed()) {
                        throw new IllegalStateException(item.getFailureMessage());
                    }
                }
                deleteRound(request, began, deleted + number, rounds + 1, last);
            }));
        }));
    }

    private static BulkRequest deletions(SearchResponse found) {
        BulkRequest bulk = new BulkRequest().setRefreshPolicy("true");
        for (var hit : found.getHits()) {
            bulk.add(new DeleteRequest(hit.getIndex(), hit.getId()));
        }
        return bulk;
    }

    private static BulkByScrollResponse summary(long began, long deleted, int rounds) {
        var took = TimeValue.timeValueNanos(System.nanoTime() - began);
        var status = new BulkByScrollTask.Status(
            null, deleted, 0, 0, deleted, rounds, 0, 0, 0, 0, TimeValue.ZERO, -1f, null, TimeValue.ZERO);
        return new BulkByScrollResponse(took, status, List.of(), List.of(), false);
    }
}
