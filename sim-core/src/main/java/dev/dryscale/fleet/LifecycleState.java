package dev.dryscale.fleet;

/** Where an instance is in its life, in AWS's words (LC-1). */
enum LifecycleState {
    PENDING,
    IN_SERVICE,
    TERMINATING,
    TERMINATED
}
