package m4d.analysis;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.text.ParseException;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.synonym.SolrSynonymParser;
import org.apache.lucene.analysis.synonym.SynonymFilter;
import org.apache.lucene.analysis.synonym.SynonymGraphFilter;
import org.apache.lucene.analysis.synonym.SynonymMap;
import org.apache.lucene.util.CharsRef;
import org.apache.lucene.util.CharsRefBuilder;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.index.IndexService.IndexCreationContext;
import org.elasticsearch.index.analysis.AbstractTokenFilterFactory;
import org.elasticsearch.index.analysis.Analysis;
import org.elasticsearch.index.analysis.AnalysisMode;
import org.elasticsearch.index.analysis.CharFilterFactory;
import org.elasticsearch.index.analysis.CustomAnalyzer;
import org.elasticsearch.index.analysis.TokenFilterFactory;
import org.elasticsearch.index.analysis.TokenizerFactory;
import org.elasticsearch.synonyms.SynonymsManagementAPIService;

/** "synonym" and "synonym_graph": rules in the settings, or a set of the synonyms API that changes while the index is open. */
final class Synonyms extends AbstractTokenFilterFactory {
    private final boolean graph;
    private final boolean updateable;
    private final boolean expand;
    private final boolean lenient;
    private final String set;
    private final List<String> rules;
    private final Supplier<SynonymsManagementAPIService> sets;

    Synonyms(
        String name,
        Environment environment,
        Settings settings,
        boolean graph,
        Supplier<SynonymsManagementAPIService> sets
    ) {
        super(name);
        this.graph = graph;
        this.sets = sets;
        updateable = settings.getAsBoolean("updateable", false);
        expand = settings.getAsBoolean("expand", true);
        lenient = settings.getAsBoolean("lenient", updateable);
        set = settings.get("synonyms_set");
        rules = Analysis.getWordList(environment, settings, "synonyms");
        if (set == null && rules == null) {
            throw new IllegalArgumentException("synonym requires either `synonyms` or `synonyms_set` to be configured");
        }
        if (set != null && !updateable) {
            throw new IllegalArgumentException(
                "Can't apply [synonyms_set]! Loading synonyms from index is supported only for search time synonyms!");
        }
    }

    @Override
    public AnalysisMode getAnalysisMode() {
        return updateable ? AnalysisMode.SEARCH_TIME : AnalysisMode.ALL;
    }

    @Override
    public TokenStream create(TokenStream tokens) {
        throw new IllegalStateException("Call getChainAwareTokenFilterFactory first");
    }

    /** Makes the filter once it is known what stands before it: the rules go through the same filters. */
    @Override
    public TokenFilterFactory getChainAwareTokenFilterFactory(
        IndexCreationContext context,
        TokenizerFactory tokenizer,
        List<CharFilterFactory> charFilters,
        List<TokenFilterFactory> before,
        Function<String, TokenFilterFactory> all
    ) {
        Analyzer analyzer = new CustomAnalyzer(
            tokenizer,
            charFilters.toArray(new CharFilterFactory[0]),
            before.stream().map(TokenFilterFactory::getSynonymFilter).toArray(TokenFilterFactory[]::new));
        return new WithRules(parse(context, analyzer));
    }

    private SynonymMap parse(IndexCreationContext context, Analyzer analyzer) {
        try (Reader text = text(context)) {
            Parser parser = new Parser(expand, lenient, analyzer);
            parser.parse(text);
            return parser.build();
        } catch (IOException | ParseException error) {
            throw new IllegalArgumentException("failed to build synonyms", error);
        }
    }

    private Reader text(IndexCreationContext context) {
        if (set == null) {
            return new StringReader(String.join("\n", rules));
        }
        if (context != IndexCreationContext.RELOAD_ANALYZERS) {
            // A set cannot be read while the state of the cluster is applied; the server reloads right after that.
            return new StringReader("");
        }
        return Analysis.getReaderFromIndex(set, sets.get(), lenient);
    }

    private final class WithRules extends AbstractTokenFilterFactory {
        private final SynonymMap map;

        WithRules(SynonymMap map) {
            super(Synonyms.this.name());
            this.map = map;
        }

        @Override
        public TokenStream create(TokenStream tokens) {
            if (map.fst == null) {
                return tokens;
            }
            return graph ? new SynonymGraphFilter(tokens, map, false) : new SynonymFilter(tokens, map, false);
        }

        @Override
        public TokenFilterFactory getSynonymFilter() {
            if (graph) {
                throw new IllegalArgumentException("Token filter [" + name() + "] cannot be used to parse synonyms");
            }
            return IDENTITY_FILTER;
        }

        @Override
        public AnalysisMode getAnalysisMode() {
            return Synonyms.this.getAnalysisMode();
        }

        /** The name by which the server finds what to reload when the set changes. */
        @Override
        public String getResourceName() {
            return set;
        }
    }

    /** A lenient parser leaves out a rule of which the filters before leave nothing, a stop word for instance. */
    private static final class Parser extends SolrSynonymParser {
        private final boolean lenient;

        Parser(boolean expand, boolean lenient, Analyzer analyzer) {
            super(true, expand, analyzer);
            this.lenient = lenient;
        }

        @Override
        public CharsRef analyze(String text, CharsRefBuilder reuse) throws IOException {
            try {
                return super.analyze(text, reuse);
            } catch (IllegalArgumentException nothing) {
                if (lenient) {
                    return new CharsRef("");
                }
                throw nothing;
            }
        }

        @Override
        public void add(CharsRef input, CharsRef output, boolean includeOriginal) {
            if (!lenient || input.length > 0 && output.length > 0) {
                super.add(input, output, includeOriginal);
            }
        }
    }
}
