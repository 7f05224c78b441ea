package m4d.analysis;

import static org.elasticsearch.plugins.AnalysisPlugin.requiresAnalysisSettings;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.core.KeywordTokenizer;
import org.apache.lucene.analysis.core.LetterTokenizer;
import org.apache.lucene.analysis.core.WhitespaceTokenizer;
import org.apache.lucene.analysis.ngram.EdgeNGramTokenizer;
import org.apache.lucene.analysis.ngram.NGramTokenizer;
import org.apache.lucene.analysis.util.CharTokenizer;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.index.IndexSettings;
import org.elasticsearch.index.analysis.TokenizerFactory;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;

/** What cuts a text into tokens; "standard" is in the server itself. */
final class Tokenizers {
    private Tokenizers() {}

    static Map<String, AnalysisProvider<TokenizerFactory>> all() {
        return Map.of(
            "keyword", tokenizer((index, settings) -> {
                int buffer = settings.getAsInt("buffer_size", 256);
                return () -> new KeywordTokenizer(buffer);
            }),
            "letter", tokenizer((index, settings) -> LetterTokenizer::new),
            "whitespace", tokenizer((index, settings) -> WhitespaceTokenizer::new),
            "ngram", tokenizer(Tokenizers::grams),
            "edge_ngram", tokenizer(Tokenizers::edgeGrams),
            "char_group", requiresAnalysisSettings(tokenizer(Tokenizers::charGroup)));
    }

    private interface Making {
        Supplier<Tokenizer> from(IndexSettings index, Settings settings);
    }

    private static AnalysisProvider<TokenizerFactory> tokenizer(Making making) {
        return (index, environment, name, settings) -> TokenizerFactory.newFactory(name, making.from(index, settings));
    }

    private static Supplier<Tokenizer> grams(IndexSettings index, Settings settings) {
        Grams grams = Grams.of(settings);
        grams.checkWidth(index);
        IntPredicate wanted = tokenCharacters(settings);
        return () -> new NGramTokenizer(grams.shortest(), grams.longest()) {
            @Override
            protected boolean isTokenChar(int character) {
                return wanted.test(character);
            }
        };
    }

    private static Supplier<Tokenizer> edgeGrams(IndexSettings index, Settings settings) {
        Grams grams = Grams.of(settings);
        IntPredicate wanted = tokenCharacters(settings);
        return () -> new EdgeNGramTokenizer(grams.shortest(), grams.longest()) {
            @Override
            protected boolean isTokenChar(int character) {
                return wanted.test(character);
            }
        };
    }

    private static IntPredicate tokenCharacters(Settings settings) {
        List<String> classes = settings.getAsList("token_chars");
        return classes.isEmpty() ? character -> true : Characters.inAnyClass(classes);
    }

    private static Supplier<Tokenizer> charGroup(IndexSettings index, Settings settings) {
        Set<Integer> single = new HashSet<>();
        List<String> classes = new ArrayList<>();
        for (String name : settings.getAsList("tokenize_on_chars")) {
            String plain = Characters.unescape(name);
            if (plain.codePointCount(0, plain.length()) == 1) {
                single.add(plain.codePointAt(0));
            } else {
                classes.add(name);
            }
        }
        IntPredicate inClass = Characters.inAnyClass(classes);
        return () -> CharTokenizer.fromSeparatorCharPredicate(
            character -> single.contains(character) || inClass.test(character));
    }
}
