package m4d.analysis;

import org.apache.lucene.analysis.TokenStream;
import org.elasticsearch.index.analysis.AbstractTokenFilterFactory;
import org.elasticsearch.index.analysis.NormalizingTokenFilterFactory;
import org.elasticsearch.index.analysis.TokenFilterFactory;

/** Makes a token filter, and says where else it may stand than in an analyzer. */
class FilterFactory extends AbstractTokenFilterFactory {
    interface Filter {
        TokenStream on(TokenStream tokens);
    }

    private final Filter filter;

    private FilterFactory(String name, Filter filter) {
        super(name);
        this.filter = filter;
    }

    static TokenFilterFactory plain(String name, Filter filter) {
        return new FilterFactory(name, filter);
    }

    /** Allowed in normalizers too, which work on a whole text as one token. */
    static TokenFilterFactory normalizing(String name, Filter filter) {
        return new Normalizing(name, filter, filter);
    }

    /** The same; where rules of synonyms are read, another filter takes its place. */
    static TokenFilterFactory normalizing(String name, Filter filter, Filter forSynonyms) {
        return new Normalizing(name, filter, forSynonyms);
    }

    /** Refused before a filter of synonyms, whose rules would make no sense. */
    static TokenFilterFactory neverBeforeSynonyms(String name, Filter filter) {
        return new FilterFactory(name, filter) {
            @Override
            public TokenFilterFactory getSynonymFilter() {
                throw new IllegalArgumentException("Token filter [" + name() + "] cannot be used to parse synonyms");
            }
        };
    }

    @Override
    public TokenStream create(TokenStream tokens) {
        return filter.on(tokens);
    }

    private static final class Normalizing extends FilterFactory implements NormalizingTokenFilterFactory {
        private final Filter forSynonyms;

        Normalizing(String name, Filter filter, Filter forSynonyms) {
            super(name, filter);
            this.forSynonyms = forSynonyms;
        }

        @Override
        public TokenFilterFactory getSynonymFilter() {
            return new Normalizing(name(), forSynonyms, forSynonyms);
        }
    }
}
