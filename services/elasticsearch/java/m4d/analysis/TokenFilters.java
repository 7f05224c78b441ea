package m4d.analysis;

import static org.elasticsearch.plugins.AnalysisPlugin.requiresAnalysisSettings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import m4d.analysis.FilterFactory.Filter;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.core.UpperCaseFilter;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.KeywordRepeatFilter;
import org.apache.lucene.analysis.miscellaneous.LengthFilter;
import org.apache.lucene.analysis.miscellaneous.RemoveDuplicatesTokenFilter;
import org.apache.lucene.analysis.miscellaneous.SetKeywordMarkerFilter;
import org.apache.lucene.analysis.miscellaneous.StemmerOverrideFilter;
import org.apache.lucene.analysis.miscellaneous.TrimFilter;
import org.apache.lucene.analysis.miscellaneous.TruncateTokenFilter;
import org.apache.lucene.analysis.ngram.EdgeNGramTokenFilter;
import org.apache.lucene.analysis.ngram.NGramTokenFilter;
import org.apache.lucene.analysis.pattern.PatternReplaceFilter;
import org.apache.lucene.analysis.util.ElisionFilter;
import org.elasticsearch.common.regex.Regex;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.index.analysis.Analysis;
import org.elasticsearch.index.analysis.TokenFilterFactory;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;
import org.elasticsearch.synonyms.SynonymsManagementAPIService;

/** What changes tokens; "stop", "shingle" and "hunspell" are in the server itself. */
final class TokenFilters {
    private TokenFilters() {}

    static Map<String, AnalysisProvider<TokenFilterFactory>> all(Supplier<SynonymsManagementAPIService> synonymSets) {
        Map<String, AnalysisProvider<TokenFilterFactory>> all = new HashMap<>();
        addCaseAndAccents(all);
        addWords(all);
        addPieces(all);
        all.put("synonym", requiresAnalysisSettings((index, environment, name, settings) ->
            new Synonyms(name, environment, settings, false, synonymSets)));
        all.put("synonym_graph", requiresAnalysisSettings((index, environment, name, settings) ->
            new Synonyms(name, environment, settings, true, synonymSets)));
        return all;
    }

    private static void addCaseAndAccents(Map<String, AnalysisProvider<TokenFilterFactory>> all) {
        all.put("lowercase", (index, environment, name, settings) -> {
            if (settings.hasValue("language")) {
                throw new IllegalArgumentException("language of [lowercase] is not in this local node");
            }
            return FilterFactory.normalizing(name, LowerCaseFilter::new);
        });
        all.put("uppercase", (index, environment, name, settings) ->
            FilterFactory.normalizing(name, UpperCaseFilter::new));
        all.put("trim", (index, environment, name, settings) -> FilterFactory.normalizing(name, TrimFilter::new));
        all.put("asciifolding", (index, environment, name, settings) -> {
            boolean keeps = settings.getAsBoolean("preserve_original", false);
            return FilterFactory.normalizing(
                name, tokens -> new ASCIIFoldingFilter(tokens, keeps), tokens -> new ASCIIFoldingFilter(tokens, false));
        });
        all.put("elision", (index, environment, name, settings) -> {
            CharArraySet given = Analysis.parseArticles(environment, settings);
            CharArraySet articles = given == null ? FrenchAnalyzer.DEFAULT_ARTICLES : given;
            return FilterFactory.normalizing(name, tokens -> new ElisionFilter(tokens, articles));
        });
        all.put("pattern_replace", requiresAnalysisSettings((index, environment, name, settings) -> {
            Pattern pattern = Regex.compile(settings.get("pattern"), settings.get("flags"));
            String replacement = settings.get("replacement", "");
            boolean everywhere = settings.getAsBoolean("all", true);
            return FilterFactory.normalizing(
                name, tokens -> new PatternReplaceFilter(tokens, pattern, replacement, everywhere));
        }));
    }

    private static void addWords(Map<String, AnalysisProvider<TokenFilterFactory>> all) {
        all.put("stemmer", (index, environment, name, settings) -> {
            String language = settings.get("language", settings.get("name", "porter"));
            return FilterFactory.plain(name, Stemmers.filter(language));
        });
        all.put("keyword_marker", requiresAnalysisSettings((index, environment, name, settings) ->
            FilterFactory.plain(name, keywordMarker(environment, settings))));
        all.put("stemmer_override", requiresAnalysisSettings((index, environment, name, settings) ->
            FilterFactory.plain(name, stemmerOverride(environment, settings))));
        all.put("keyword_repeat", (index, environment, name, settings) ->
            FilterFactory.plain(name, KeywordRepeatFilter::new));
        all.put("remove_duplicates", (index, environment, name, settings) ->
            FilterFactory.plain(name, RemoveDuplicatesTokenFilter::new));
        all.put("unique", (index, environment, name, settings) -> {
            boolean onlyOnSamePosition = settings.getAsBoolean("only_on_same_position", false);
            return FilterFactory.plain(name, tokens -> new UniqueFilter(tokens, onlyOnSamePosition));
        });
        all.put("length", (index, environment, name, settings) -> {
            int shortest = settings.getAsInt("min", 0);
            int longest = settings.getAsInt("max", Integer.MAX_VALUE);
            return FilterFactory.plain(name, tokens -> new LengthFilter(tokens, shortest, longest));
        });
    }

    private static void addPieces(Map<String, AnalysisProvider<TokenFilterFactory>> all) {
        all.put("truncate", (index, environment, name, settings) -> {
            int length = settings.getAsInt("length", 10);
            return FilterFactory.normalizing(name, tokens -> new TruncateTokenFilter(tokens, length));
        });
        all.put("ngram", (index, environment, name, settings) -> {
            Grams grams = Grams.of(settings);
            grams.checkWidth(index);
            boolean keeps = settings.getAsBoolean("preserve_original", false);
            return FilterFactory.neverBeforeSynonyms(
                name, tokens -> new NGramTokenFilter(tokens, grams.shortest(), grams.longest(), keeps));
        });
        all.put("edge_ngram", (index, environment, name, settings) -> {
            Grams grams = Grams.of(settings);
            boolean keeps = settings.getAsBoolean("preserve_original", false);
            if (!settings.get("side", "front").equalsIgnoreCase("front")) {
                throw new IllegalArgumentException("side of [edge_ngram] is not in this local node");
            }
            return FilterFactory.neverBeforeSynonyms(
                name, tokens -> new EdgeNGramTokenFilter(tokens, grams.shortest(), grams.longest(), keeps));
        });
    }

    private static Filter keywordMarker(Environment environment, Settings settings) {
        Collection<?> words = Analysis.getWordSet(environment, settings, "keywords");
        if (words == null) {
            throw new IllegalArgumentException(
                "keyword filter requires either `keywords` or `keywords_path` to be configured");
        }
        CharArraySet marked = new CharArraySet(words, settings.getAsBoolean("ignore_case", false));
        return tokens -> new SetKeywordMarkerFilter(tokens, marked);
    }

    private static Filter stemmerOverride(Environment environment, Settings settings) {
        List<String> rules = Analysis.getWordList(environment, settings, "rules");
        if (rules == null) {
            throw new IllegalArgumentException(
                "stemmer override filter requires either `rules` or `rules_path` to be configured");
        }
        StemmerOverrideFilter.Builder map = new StemmerOverrideFilter.Builder(false);
        for (String rule : rules) {
            String[] sides = rule.split("=>", -1);
            if (sides.length != 2 || sides[1].contains(",")) {
                throw new IllegalArgumentException("Invalid Keyword override Rule:" + rule);
            }
            for (String word : sides[0].split(",")) {
                map.add(word.trim(), sides[1].trim());
            }
        }
        try {
            var built = map.build();
            return tokens -> new StemmerOverrideFilter(tokens, built);
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }
}
