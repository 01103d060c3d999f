/**
 * A library with a public front page, pages for its members and one for its librarian. Who may see what is said with the
 * annotations of Jakarta Security; who somebody is comes from BankID, and no line here does anything for that.
 */
package io.github.bankid4jakarta.example;
