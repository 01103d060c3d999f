package io.github.bankid4jakarta.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that somebody may have meant. Case, dots, dashes and underscores count for nothing. */
final class Spelling {

    private Spelling() {}

    /** The closest word, where at most a quarter of its letters, and at least one, would have to change. */
    static Optional<String> closest(String word, Collection<String> words) {
        return words.stream()
                .filter(candidate -> distance(bare(word), bare(candidate)) <= tolerance(candidate))
                .min(Comparator.<String>comparingInt(candidate -> distance(bare(word), bare(candidate)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** The number of letters to insert, remove or replace (Levenshtein). */
    static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }

    private static int tolerance(String word) {
        return Math.max(1, bare(word).length() / 4);
    }

    private static String bare(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
