package dev.dryscale.scaling.alarm;

/** The three states of a CloudWatch alarm, by AWS's names. */
public enum AlarmState {
    OK,
    ALARM,
    /** Also the state of an alarm that has not been evaluated yet (CW-4). */
    INSUFFICIENT_DATA
}
