package m4d.analysis;

import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.index.IndexSettings;

/** The lengths of the pieces into which words are cut, in characters. */
record Grams(int shortest, int longest) {
    static Grams of(Settings settings) {
        return new Grams(settings.getAsInt("min_gram", 1), settings.getAsInt("max_gram", 2));
    }

    /** Refuses what would fill the index, as the official module does. */
    void checkWidth(IndexSettings index) {
        int most = index.getMaxNgramDiff();
        if (longest - shortest > most) {
            throw new IllegalArgumentException(
                "The difference between max_gram and min_gram in NGram Tokenizer must be less than or equal to: ["
                    + most + "] but was [" + (longest - shortest) + "]. This limit can be set by changing the ["
                    + IndexSettings.MAX_NGRAM_DIFF_SETTING.getKey() + "] index level setting.");
        }
    }
}
