package io.github.bankid4jakarta.load;

/**
 * What the server holds at one moment.
 *
 * @param name what is going on then
 * @param threads its threads
 * @param residentBytes its memory, as the operating system sees it before its heap is collected
 * @param heapBytes what can be reached on its heap
 */
record Footprint(String name, int threads, long residentBytes, long heapBytes) {}
