package sparse;

import io.cotangent.DType;
import io.cotangent.Differentiable;
import io.cotangent.NDArray;
import io.cotangent.Rng;

/**
 * Cameras and points that are seen by them, where the sight of each observation depends on one
 * camera and one point only: the problem of ADBench.
 *
 * @param camera the camera of each observation
 * @param point the point of each observation
 * @param features where it was seen
 */
@Differentiable
record BundleAdjustment(int[] camera, int[] point, NDArray features) {
    /**
     * What is looked for.
     *
     * @param cameras rows of rotation (3), centre (3), focal length, principal point (2),
     *     distortion (2)
     * @param points rows of coordinates
     * @param weights one for each observation
     */
    record Unknowns(NDArray cameras, NDArray points, NDArray weights) {}

    /** How far each observation is off, and each weight from 1. */
    record Errors(NDArray sight, NDArray weight) {}

    static BundleAdjustment of(int cameras, int points, int observations) {
        int[] camera = new int[observations];
        int[] point = new int[observations];
        for (int i = 0; i < observations; i++) {
            camera[i] = i % cameras;
            point[i] = i % points;
        }
        return new BundleAdjustment(
                camera, point, Rng.seed(1).uniform(DType.FLOAT64, observations, 2));
    }

    Unknowns start(int cameras, int points) {
        Rng[] keys = Rng.seed(2).split(3);
        return new Unknowns(
                keys[0].uniform(DType.FLOAT64, cameras, 11),
                keys[1].uniform(DType.FLOAT64, points, 3).add(2),
                keys[2].uniform(DType.FLOAT64, camera.length));
    }

    Errors errors(Unknowns x) {
        NDArray seen = x.cameras().take(camera, 0);
        NDArray space = x.points().take(point, 0).sub(seen.get(":,3:6"));
        NDArray local = rotated(seen.get(":,0:3"), space);
        NDArray plane = local.get(":,0:2").div(local.get(":,2:3"));
        NDArray square = plane.pow(2).sum(true, 1);
        NDArray first = seen.get(":,9:10").mul(square);
        NDArray second = seen.get(":,10:11").mul(square.pow(2));
        NDArray image =
                plane.mul(first.add(second).add(1)).mul(seen.get(":,6:7")).add(seen.get(":,7:9"));
        NDArray sight = image.sub(features).mul(x.weights().expandDims(1));
        return new Errors(sight, x.weights().pow(2).neg().add(1));
    }

    /** Rodrigues' formula. */
    private static NDArray rotated(NDArray rotation, NDArray x) {
        NDArray angle = rotation.pow(2).sum(true, 1).sqrt();
        NDArray axis = rotation.div(angle);
        NDArray along = axis.mul(x).sum(true, 1);
        NDArray cos = angle.cos();
        return x.mul(cos)
                .add(cross(axis, x).mul(angle.sin()))
                .add(axis.mul(along).mul(cos.neg().add(1)));
    }

    private static NDArray cross(NDArray a, NDArray b) {
        NDArray[] x = columns(a);
        NDArray[] y = columns(b);
        return NDArray.concat(
                1,
                x[1].mul(y[2]).sub(x[2].mul(y[1])),
                x[2].mul(y[0]).sub(x[0].mul(y[2])),
                x[0].mul(y[1]).sub(x[1].mul(y[0])));
    }

    private static NDArray[] columns(NDArray x) {
        return new NDArray[] {x.get(":,0:1"), x.get(":,1:2"), x.get(":,2:3")};
    }
}
