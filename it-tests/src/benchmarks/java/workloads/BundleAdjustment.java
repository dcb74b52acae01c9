package workloads;

import io.cotangent.NDArray;

/**
 * The bundle adjustment of ADBench: each observation depends on one camera and one point.
 *
 * @param camera the camera of each observation
 * @param point the point of each observation
 * @param features where it was seen, [observations, 2]
 */
public record BundleAdjustment(int[] camera, int[] point, NDArray features) {
    /**
     * What is looked for.
     *
     * @param cameras rows of rotation (3), centre (3), focal length, principal point (2),
     *     distortion (2)
     * @param points rows of coordinates
     * @param weights one for each observation
     */
    public record Unknowns(NDArray cameras, NDArray points, NDArray weights) {}

    /** How far each observation is off, and each weight from 1. */
    public record Errors(NDArray sight, NDArray weight) {}

    /** The errors of all observations. */
    public Errors errors(Unknowns u) {
        NDArray seen = u.cameras.take(camera, 0);
        NDArray space = u.points.take(point, 0).sub(seen.get(":,3:6"));
        NDArray local = rotated(seen.get(":,0:3"), space);
        NDArray plane = local.get(":,0:2").div(local.get(":,2:3"));
        NDArray square = plane.pow(2).sum(true, 1);
        NDArray first = seen.get(":,9:10").mul(square);
        NDArray second = seen.get(":,10:11").mul(square.pow(2));
        NDArray image = plane.mul(first.add(second).add(1)).mul(seen.get(":,6:7"));
        NDArray off = image.add(seen.get(":,7:9")).sub(features);
        return new Errors(off.mul(u.weights.expandDims(1)), u.weights.pow(2).rsub(1));
    }

    /** Rodrigues' formula. */
    private static NDArray rotated(NDArray rotation, NDArray x) {
        NDArray angle = rotation.pow(2).sum(true, 1).sqrt();
        NDArray axis = rotation.div(angle);
        NDArray along = axis.mul(x).sum(true, 1);
        NDArray cosine = angle.cos();
        NDArray turned = x.mul(cosine).add(axis.cross(x).mul(angle.sin()));
        return turned.add(axis.mul(along).mul(cosine.rsub(1)));
    }
}
