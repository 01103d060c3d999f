/**
 * The login page: its HTML, style and script, its texts in Swedish and English, and the table that says which link opens
 * the BankID app on which platform. Works without script, holds no inline code and fetches nothing from third parties.
 * {@link io.github.bankid4jakarta.page.LoginPage} is the way in. Knows {@code model} and the JDK only; whoever serves the
 * page does so in terms of {@link io.github.bankid4jakarta.page.LoginView}. All its types are immutable and thread-safe.
 */
package io.github.bankid4jakarta.page;
