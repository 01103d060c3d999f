/** A package of which nothing is a bean. */
@Vetoed
package io.github.bankid4jakarta.cdi.vetoed;

import jakarta.enterprise.inject.Vetoed;
