package m4d.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;

/** How settings write characters and classes of characters. */
final class Characters {
    private static final Set<Integer> PUNCTUATION = Set.of(
        (int) Character.CONNECTOR_PUNCTUATION,
        (int) Character.DASH_PUNCTUATION,
        (int) Character.START_PUNCTUATION,
        (int) Character.END_PUNCTUATION,
        (int) Character.INITIAL_QUOTE_PUNCTUATION,
        (int) Character.FINAL_QUOTE_PUNCTUATION,
        (int) Character.OTHER_PUNCTUATION);
    private static final Set<Integer> SYMBOLS = Set.of(
        (int) Character.MATH_SYMBOL,
        (int) Character.CURRENCY_SYMBOL,
        (int) Character.MODIFIER_SYMBOL,
        (int) Character.OTHER_SYMBOL);

    private Characters() {}

    /** Tells whether a character belongs to one of the classes, such as "letter" or "digit". */
    static IntPredicate inAnyClass(List<String> names) {
        List<IntPredicate> classes = new ArrayList<>();
        names.forEach(name -> classes.add(inClass(name)));
        return character -> classes.stream().anyMatch(each -> each.test(character));
    }

    private static IntPredicate inClass(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "letter" -> Character::isLetter;
            case "digit" -> Character::isDigit;
            case "whitespace" -> Character::isWhitespace;
            case "punctuation" -> character -> PUNCTUATION.contains(Character.getType(character));
            case "symbol" -> character -> SYMBOLS.contains(Character.getType(character));
            default -> throw new IllegalArgumentException("Unknown token type: '" + name + "'");
        };
    }

    /** Reads \n, \t, \r, \b, \f and \u0000 as the characters they stand for. */
    static String unescape(String text) {
        StringBuilder plain = new StringBuilder();
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            if (character != '\\' || at + 1 == text.length()) {
                plain.append(character);
                continue;
            }
            char letter = text.charAt(++at);
            switch (letter) {
                case 'n' -> plain.append('\n');
                case 't' -> plain.append('\t');
                case 'r' -> plain.append('\r');
                case 'b' -> plain.append('\b');
                case 'f' -> plain.append('\f');
                case 'u' -> {
                    plain.append((char) Integer.parseInt(text.substring(at + 1, at + 5), 16));
                    at += 4;
                }
                default -> plain.append(letter);
            }
        }
        return plain.toString();
    }
}
