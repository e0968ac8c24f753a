package javu.zip;

import static javu.abi.linux.Fcntl.O_CLOEXEC;
import static javu.abi.linux.Fcntl.O_RDONLY;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.util.zip.ZipException;
import javu.abi.errno.Errno;
import javu.abi.errno.ErrnoException;
import javu.spi.FileSystemType;
import javu.spi.MountException;
import javu.spi.MountRequest;
import javu.spi.Mountable;

/** {@code mount -t zip}. */
final class ZipType implements FileSystemType {
    @Override
    public Mountable mount(MountRequest request) throws ErrnoException, MountException {
        Image image = new Image(request.openSource(O_RDONLY | O_CLOEXEC));
        boolean mounted = false;
        try {
            ZipFileSystem fileSystem = mount(image);
            mounted = true;
            return fileSystem;
        } catch (ZipException e) {
            throw request.fail(Errno.EINVAL, String.valueOf(e.getMessage()));
        } catch (AccessDeniedException ignored) {
            throw Errno.EACCES.exception();
        } catch (IOException ignored) {
            throw Errno.EIO.exception();
        } finally {
            if (!mounted) {
                image.close();
            }
        }
    }

    private static ZipFileSystem mount(Image image) throws IOException {
        image.open();
        CentralDirectory directory = CentralDirectory.find(image);
        ZipIndex index = new ZipIndex(directory.count());
        while (directory.next()) {
            index.add(directory);
        }
        return new ZipFileSystem(image, index, new Contents(image, directory.base()));
    }
}
