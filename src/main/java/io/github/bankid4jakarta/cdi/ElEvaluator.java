package io.github.bankid4jakarta.cdi;

import jakarta.el.ELManager;

/** Evaluates the expressions in an annotation's attributes, which may name the application's beans. */
final class ElEvaluator {

    private final NamedBeans beans;

    ElEvaluator(NamedBeans beans) {
        this.beans = beans;
    }

    /**
     * Evaluates a text.
     *
     * @param text plain, or with <code>${…}</code> or <code>#{…}</code> in it
     * @return the text with the expressions' values in their place; empty where the value is null
     * @throws IllegalArgumentException where an expression cannot be evaluated
     */
    String evaluate(String text) {
        if (!text.contains("${") && !text.contains("#{")) {
            return text;
        }
        try {
            ELManager manager = new ELManager();
            manager.addELResolver(beans);
            Object value = ELManager.getExpressionFactory()
                    .createValueExpression(manager.getELContext(), text, String.class)
                    .getValue(manager.getELContext());
            return value == null ? "" : value.toString();
        } catch (RuntimeException | LinkageError e) {
            // The text of the failure may quote a value of the application's, so only its kind is told.
            throw new IllegalArgumentException(
                    "cannot be evaluated (" + e.getClass().getSimpleName() + ")", e);
        }
    }
}
