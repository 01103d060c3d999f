package io.github.bankid4jakarta.example;

/**
 * A book that somebody has borrowed.
 *
 * @param title the book's title
 * @param author who wrote it
 */
public record Loan(String title, String author) {}
