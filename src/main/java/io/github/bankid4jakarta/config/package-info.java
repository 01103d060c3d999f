/**
 * Settings: one table of descriptors from which come the resolver, the annotation's attributes and
 * {@code docs/configuration.md}. Precedence: configuration sources, then annotation attribute, then default. All problems
 * are found together and each names its key and its remedy. Knows {@code model} only.
 */
package io.github.bankid4jakarta.config;
