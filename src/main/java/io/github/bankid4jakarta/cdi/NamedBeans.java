package io.github.bankid4jakarta.cdi;

import jakarta.el.ELContext;
import jakarta.el.ELResolver;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.Map;

/**
 * Finds the application's named beans for expressions. CDI's own resolver looks from where this library lies, and on a server
 * that takes every JAR for a bean archive of its own, the application's beans cannot be seen from there.
 */
final class NamedBeans extends ELResolver {

    private final BeanManager beanManager;
    private final Map<String, Bean<?>> beans;

    NamedBeans(BeanManager beanManager, Map<String, Bean<?>> beans) {
        this.beanManager = beanManager;
        this.beans = Map.copyOf(beans);
    }

    @Override
    public Object getValue(ELContext context, Object base, Object property) {
        if (base != null || !(property instanceof String name) || !beans.containsKey(name)) {
            return null;
        }
        Bean<?> bean = beans.get(name);
        context.setPropertyResolved(base, property);
        return beanManager.getReference(bean, Object.class, beanManager.createCreationalContext(bean));
    }

    @Override
    public Class<?> getType(ELContext context, Object base, Object property) {
        return null;
    }

    @Override
    public void setValue(ELContext context, Object base, Object property, Object value) {
        // A bean's name always means that bean.
    }

    @Override
    public boolean isReadOnly(ELContext context, Object base, Object property) {
        return true;
    }

    @Override
    public Class<?> getCommonPropertyType(ELContext context, Object base) {
        return base == null ? String.class : null;
    }
}
