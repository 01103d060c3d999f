package io.github.bankid4jakarta.cdi;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes text out of the value of an expression, as it would be configured. What cannot be is refused, and never quoted. */
final class ExpressionValue {

    private ExpressionValue() {}

    /**
     * The text of a value.
     *
     * @param value text, a number, true or false, or an array or collection of these; null gives an empty text
     * @param several whether several values have their place
     * @return the text; several values with commas in between
     * @throws IllegalArgumentException for anything else, with what it is
     */
    static String text(Object value, boolean several) {
        if (value == null) {
            return "";
        }
        if (value instanceof Collection<?> values) {
            return joined(List.copyOf(present(values)), several);
        }
        return value.getClass().isArray() ? joined(present(elements(value)), several) : one(value);
    }

    private static Collection<?> present(Collection<?> values) {
        if (values.stream().anyMatch(element -> element == null)) {
            throw new IllegalArgumentException("gives a list with nothing in one of its places");
        }
        return values;
    }

    private static List<Object> elements(Object array) {
        return IntStream.range(0, Array.getLength(array))
                .mapToObj(index -> Array.get(array, index))
                .collect(Collectors.toList());
    }

    /** A list of nothing is no wish for the default, and two values never become three. */
    private static String joined(Collection<?> values, boolean several) {
        List<String> texts = values.stream().map(ExpressionValue::one).toList();
        if (texts.isEmpty()) {
            throw new IllegalArgumentException("gives an empty list");
        }
        if (!several && texts.size() > 1) {
            throw new IllegalArgumentException(
                    "gives a list of " + texts.size() + " values, and the attribute takes one");
        }
        if (several && texts.stream().anyMatch(text -> text.contains(","))) {
            throw new IllegalArgumentException("gives a list with a comma in one of its values");
        }
        return String.join(",", texts);
    }

    private static String one(Object value) {
        if (value instanceof Number number) {
            return plain(number);
        }
        if (value instanceof String || value instanceof Boolean) {
            return value.toString();
        }
        throw new IllegalArgumentException("gives a " + value.getClass().getName()
                + ", which is neither text, a number, true or false, nor a list of these");
    }

    /** What is divided in an expression has a fraction, also where that is none. */
    private static String plain(Number number) {
        try {
            return new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("gives a number that is none", e);
        }
    }
}
