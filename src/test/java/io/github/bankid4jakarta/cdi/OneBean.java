package io.github.bankid4jakarta.cdi;

import jakarta.el.ELContext;
import jakarta.el.ELResolver;

/** Knows one name, {@code value}. */
final class OneBean extends ELResolver {

    private final Object value;

    OneBean(Object value) {
        this.value = value;
    }

    @Override
    public Object getValue(ELContext context, Object base, Object property) {
        if (base == null && "value".equals(property)) {
            context.setPropertyResolved(null, property);
            return value;
        }
        return null;
    }

    @Override
    public Class<?> getType(ELContext context, Object base, Object property) {
        return null;
    }

    @Override
    public void setValue(ELContext context, Object base, Object property, Object newValue) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isReadOnly(ELContext context, Object base, Object property) {
        return true;
    }

    @Override
    public Class<?> getCommonPropertyType(ELContext context, Object base) {
        return null;
    }
}
