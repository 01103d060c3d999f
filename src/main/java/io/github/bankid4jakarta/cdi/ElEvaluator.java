package io.github.bankid4jakarta.cdi;

import jakarta.el.ELManager;
import jakarta.el.ELResolver;

/** Evaluates the expressions in an annotation's attributes, which may name the application's beans. */
final class ElEvaluator {

    private final ELResolver beans;

    ElEvaluator(ELResolver beans) {
        this.beans = beans;
    }

    /**
     * Evaluates a text.
     *
     * @param text plain, or with <code>${…}</code> or <code>#{…}</code> in it
     * @param several whether it may hold several values, separated by commas
     * @return the text with the expressions' values in their place; empty where the value is null
     * @throws IllegalArgumentException where an expression cannot be evaluated, or its value cannot be used
     */
    String evaluate(String text, boolean several) {
        StringBuilder evaluated = new StringBuilder();
        for (TextPart part : TextPart.of(text)) {
            evaluated.append(part.isExpression() ? ExpressionValue.text(value(part.text()), several) : part.text());
        }
        return evaluated.toString();
    }

    private Object value(String expression) {
        try {
            ELManager manager = new ELManager();
            manager.addELResolver(beans);
            return ELManager.getExpressionFactory()
                    .createValueExpression(manager.getELContext(), expression, Object.class)
                    .getValue(manager.getELContext());
        } catch (RuntimeException | LinkageError e) {
            // The text of the failure may quote a value of the application's, so only its kind is told.
            throw new IllegalArgumentException(
                    "cannot be evaluated (" + e.getClass().getSimpleName() + ")", e);
        }
    }
}
