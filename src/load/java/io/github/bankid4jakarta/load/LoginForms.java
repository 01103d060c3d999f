package io.github.bankid4jakarta.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The forms of a page, with whatever fields it hides in them, as a browser would send them. */
final class LoginForms {

    private static final Pattern FORM =
            Pattern.compile("<form[^>]* action=\"([^\"]+)\"[^>]*>(.*?)</form>", Pattern.DOTALL);
    private static final Pattern FIELD = Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");

    private final List<Form> forms = new ArrayList<>();

    /**
     * One of them.
     *
     * @param action where it is posted
     * @param fields its hidden fields
     */
    record Form(String action, Map<String, String> fields) {}

    LoginForms(String page) {
        Matcher form = FORM.matcher(page);
        while (form.find()) {
            Map<String, String> fields = new LinkedHashMap<>();
            FIELD.matcher(form.group(2))
                    .results()
                    .forEach(field -> fields.put(field.group(1), unescape(field.group(2))));
            forms.add(new Form(form.group(1), fields));
        }
    }

    /** The form that is posted there and holds these fields. */
    Form find(String end, Map<String, String> fields) {
        return forms.stream()
                .filter(form -> form.action().endsWith(end))
                .filter(form -> form.fields().entrySet().containsAll(fields.entrySet()))
                .findFirst()
                .orElseThrow(() -> new LostLoginException("a page without a form to " + end));
    }

    private static String unescape(String text) {
        return text.replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }
}
