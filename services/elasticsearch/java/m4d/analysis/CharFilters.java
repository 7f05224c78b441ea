package m4d.analysis;

import static org.elasticsearch.plugins.AnalysisPlugin.requiresAnalysisSettings;

import java.io.Reader;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.charfilter.HTMLStripCharFilter;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;
import org.apache.lucene.analysis.pattern.PatternReplaceCharFilter;
import org.elasticsearch.common.regex.Regex;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.index.analysis.AbstractCharFilterFactory;
import org.elasticsearch.index.analysis.Analysis;
import org.elasticsearch.index.analysis.CharFilterFactory;
import org.elasticsearch.index.analysis.NormalizingCharFilterFactory;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;

/** What changes a text before it is cut into tokens. */
final class CharFilters {
    private CharFilters() {}

    static Map<String, AnalysisProvider<CharFilterFactory>> all() {
        return Map.of(
            "html_strip", (index, environment, name, settings) -> new Factory(name, htmlStrip(settings)),
            "mapping", requiresAnalysisSettings((index, environment, name, settings) ->
                new NormalizingFactory(name, mapping(environment, settings))),
            "pattern_replace", requiresAnalysisSettings((index, environment, name, settings) ->
                new NormalizingFactory(name, patternReplace(settings))));
    }

    private static UnaryOperator<Reader> htmlStrip(Settings settings) {
        Set<String> kept = new HashSet<>(settings.getAsList("escaped_tags"));
        return text -> new HTMLStripCharFilter(text, kept);
    }

    private static UnaryOperator<Reader> mapping(Environment environment, Settings settings) {
        List<String> rules = Analysis.getWordList(environment, settings, "mappings");
        if (rules == null) {
            throw new IllegalArgumentException("mapping requires either `mappings` or `mappings_path` to be configured");
        }
        NormalizeCharMap.Builder map = new NormalizeCharMap.Builder();
        for (String rule : rules) {
            String[] sides = rule.split("=>", 2);
            if (sides.length < 2) {
                throw new IllegalArgumentException("Invalid Mapping Rule : [" + rule + "]");
            }
            map.add(Characters.unescape(sides[0].trim()), Characters.unescape(sides[1].trim()));
        }
        NormalizeCharMap built = map.build();
        return text -> new MappingCharFilter(built, text);
    }

    private static UnaryOperator<Reader> patternReplace(Settings settings) {
        if (!settings.hasValue("pattern")) {
            throw new IllegalArgumentException("pattern is missing for [pattern_replace] char filter");
        }
        Pattern pattern = Regex.compile(settings.get("pattern"), settings.get("flags"));
        String replacement = settings.get("replacement", "");
        return text -> new PatternReplaceCharFilter(pattern, replacement, text);
    }

    private static class Factory extends AbstractCharFilterFactory {
        private final UnaryOperator<Reader> filter;

        Factory(String name, UnaryOperator<Reader> filter) {
            super(name);
            this.filter = filter;
        }

        @Override
        public Reader create(Reader text) {
            return filter.apply(text);
        }
    }

    /** Allowed in normalizers too. */
    private static final class NormalizingFactory extends Factory implements NormalizingCharFilterFactory {
        NormalizingFactory(String name, UnaryOperator<Reader> filter) {
            super(name, filter);
        }
    }
}
