package io.github.bankid4jakarta.model;

import java.util.regex.Pattern;

/**
 * A Swedish personal identity number or co-ordination number: twelve digits, the last a check digit. It need not hold a date:
 * the co-ordination number of somebody whose day of birth is not known has 00 or 60 for the day, or 00 for the month. The
 * reserve numbers of health care, which begin with digits of their own instead of a century, are no identities of BankID.
 * Reading it takes a call of {@link #value()}; its {@code toString} does not show it.
 *
 * @param value twelve digits without separator
 */
public record PersonalNumber(String value) {

    private static final Pattern TWELVE_DIGITS = Pattern.compile("[0-9]{12}");
    private static final Pattern OF_SOMEBODY_BORN = Pattern.compile("(18|19|20).*");

    /**
     * Checks form, century and check digit (Luhn over the last ten digits). The message never repeats the number.
     *
     * @param value twelve digits without separator
     */
    public PersonalNumber {
        if (value == null || !TWELVE_DIGITS.matcher(value).matches()) {
            throw new IllegalArgumentException("personalNumber is not twelve digits");
        }
        if (!OF_SOMEBODY_BORN.matcher(value).matches()) {
            throw new IllegalArgumentException("personalNumber does not begin with a century");
        }
        if (!luhn(value.substring(2))) {
            throw new IllegalArgumentException("personalNumber has a wrong check digit");
        }
    }

    /**
     * The number with its last four digits hidden, for a page that reminds people which number they have.
     *
     * @return such as {@code 19121212-****}
     */
    public String masked() {
        return value.substring(0, 8) + "-****";
    }

    private static boolean luhn(String tenDigits) {
        int sum = 0;
        for (int i = 0; i < tenDigits.length(); i++) {
            int product = (tenDigits.charAt(i) - '0') * (i % 2 == 0 ? 2 : 1);
            sum += product / 10 + product % 10;
        }
        return sum % 10 == 0;
    }

    @Override
    public String toString() {
        return "PersonalNumber[masked]";
    }
}
