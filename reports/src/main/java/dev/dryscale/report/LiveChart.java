package dev.dryscale.report;

import java.util.List;

/**
 * A chart that the page's script draws.
 *
 * @param height pixels
 * @param candidate whose activities are marked on it, -1 for nobody's
 */
record LiveChart(String id, String title, String unit, int height, List<Series> series, int candidate) {

    static final int NO_CANDIDATE = -1;

    /**
     * One line or area.
     *
     * @param colour a candidate's index as digits, or the name of a colour in the script
     * @param dash {@code solid}, {@code dashed} or {@code dotted}
     * @param values one per row of the timeline, NaN for no value; of a stacked area without what is below it
     * @param stacked whether it is an area on top of the stacked series after it
     * @param numbered whether its numbers stand in the table beside the chart
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared: carried from a timeline to the page
    record Series(String label, String colour, String dash, double[] values, boolean stacked, boolean numbered) {

        static Series line(String label, int candidate, String dash, double[] values) {
            return new Series(label, Integer.toString(candidate), dash, values, false, true);
        }

        static Series area(String label, String colour, double[] values) {
            return new Series(label, colour, "solid", values, true, true);
        }

        /** A bound to compare with, which is no measurement. */
        static Series bound(String label, String colour, String dash, double[] values) {
            return new Series(label, colour, dash, values, false, false);
        }
    }
}
